package latchkey.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An absence note came in answer to an ask: the ticket says until when the person is away. Nobody is mailed, and nothing else
 * changes; the step reminds and escalates as ever.
 *
 * @param until as the note says it
 */
public record BeingAway(LocalDate until, By by, Instant now) {

    /** Empty where the step asks them no more, or the ticket says so already: a program answers each mail. */
    public Optional<Outcome.Done> on(Ticket ticket) {
        return ticket.open()
                .filter(step -> ticket.isOpen() && step.asks(by.person()))
                .filter(step -> step.places().stream()
                        .noneMatch(place -> place.of(by.person())
                                && place.away().filter(until::equals).isPresent()))
                .map(step -> noted(ticket, step));
    }

    private Outcome.Done noted(Ticket ticket, OpenStep step) {
        var places = step.places().stream()
                .map(place -> place.of(by.person()) ? place.awayUntil(until) : place)
                .toList();
        return new Change(ticket, now)
                .by(
                        by,
                        Event.Kind.AWAY,
                        Optional.of(step.ref()),
                        "Away until %s.".formatted(Dates.day(until)),
                        Stream.empty(),
                        Optional.empty())
                .done(ticket.opened(step.with(places)));
    }
}
