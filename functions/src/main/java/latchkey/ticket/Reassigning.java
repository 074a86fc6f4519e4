package latchkey.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.people.Person;
import latchkey.people.PersonRef;
import latchkey.people.PlainText;

/**
 * A place in the open step goes to somebody else, who may then act on this ticket only (R37, R38). How many must approve
 * stays as it is.
 *
 * @param from whose place; empty for the own
 * @param managesApp whether who does it is an App Admin of the app, or an IT Admin: they can hand on any place
 */
public record Reassigning(Optional<PersonRef> from, Person to, boolean managesApp, String comment, By by, Instant now) {

    public Outcome on(Ticket ticket) {
        return refusal(ticket).<Outcome>map(Outcome.Refused::new).orElseGet(() -> handedOn(ticket));
    }

    private Optional<Refusal> refusal(Ticket ticket) {
        if (ticket.end().isPresent()) {
            return Optional.of(new Refusal.AlreadyEnded(ticket.end().get()));
        }
        if (ticket.open().isEmpty()) {
            return Optional.of(new Refusal.NotAsked(Optional.empty()));
        }
        var open = ticket.open().get();
        return notAllowed(ticket, open)
                .or(() -> unfit(ticket, open))
                .or(() -> Words.tooLong("comment", PlainText.clean(comment)));
    }

    private Optional<Refusal> notAllowed(Ticket ticket, OpenStep open) {
        if (ticket.requestedBy(by.person())) {
            return Optional.of(new Refusal.OwnRequest());
        }
        boolean own = by.person().is(whose());
        if (own ? !open.asks(by.person()) : !managesApp) {
            return Optional.of(own ? new Refusal.NotAsked(ticket.open()) : new Refusal.NotTheirPlace());
        }
        boolean takes = to.id().equals(by.person().id());
        return takes && !by.person().itAdmin() ? Optional.of(new Refusal.NotToOneself()) : Optional.empty();
    }

    private Optional<Refusal> unfit(Ticket ticket, OpenStep open) {
        if (open.awaitedPlaces().noneMatch(place -> place.person().id().equals(whose().id()))) {
            return Optional.of(new Refusal.NoSuchPlace(whose(), open));
        }
        if (ticket.requestedBy(to)) {
            return Optional.of(new Refusal.CannotTakeOver(to.name(), "made this request"));
        }
        if (!to.active()) {
            return Optional.of(new Refusal.CannotTakeOver(to.name(), "has left"));
        }
        return open.places().stream().anyMatch(place -> place.of(to))
                ? Optional.of(new Refusal.CannotTakeOver(to.name(), "is asked in this step already"))
                : Optional.empty();
    }

    private PersonRef whose() {
        return from.orElseGet(() -> by.person().ref());
    }

    private Outcome handedOn(Ticket ticket) {
        var open = ticket.open().orElseThrow();
        List<Place> places = open.places().stream()
                .map(place -> place.person().id().equals(whose().id())
                        ? new Place(to.ref(), new Place.As.Substitute())
                        : place)
                .toList();
        var after = ticket.opened(open.with(places)).with(ticket.circle().handedOn(whose().id(), to));
        var told = Stream.concat(
                Stream.of(new Notice(to.id(), MailKind.ASK)), Change.tell(MailKind.NEWS, Stream.of(whose())));
        return new Change(ticket, now)
                .by(by, Event.Kind.REASSIGNED, Optional.of(open.ref()), words(), told, Optional.empty())
                .done(after);
    }

    /** The timeline says who was asked and who is now, and then why. */
    private String words() {
        var text = PlainText.clean(comment);
        var moved = "%s is asked instead of %s.".formatted(to.name(), whose().name());
        return text.isBlank() ? moved : moved + "\n" + text;
    }
}
