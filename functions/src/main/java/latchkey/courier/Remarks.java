package latchkey.courier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.people.Person;
import latchkey.store.TicketPage;
import latchkey.ticket.Event;
import latchkey.ticket.MailKind;
import latchkey.ticket.Notice;

/** What people wrote, as a mail to one of them quotes it: before this ask, about this event, and when it was asked for (R22). */
record Remarks(TicketPage page, Event event, MailKind kind, Person to) {

    List<Written.Quote> quotes() {
        var ticket = page.ticket();
        var quotes = new ArrayList<Written.Quote>();
        var here = event.kind() == Event.Kind.SUBMITTED || event.kind() == Event.Kind.WARNING
                ? Stream.<Event>empty()
                : Stream.of(event);
        Stream.concat(kind.decides() ? ledHere() : Stream.empty(), here)
                .filter(one -> one.by().isPresent())
                .forEach(one -> words(one)
                        .ifPresent(words -> quotes.add(
                                new Written.Quote(one.by().orElseThrow().name() + " wrote", words))));
        var asked = ticket.isHelp() ? "%s asked" : "%s asked for it with these words";
        quotes.add(new Written.Quote(asked.formatted(ticket.requester().name()), ticket.reason()));
        return quotes;
    }

    private static Optional<String> words(Event event) {
        return event.kind() == Event.Kind.REASSIGNED
                ? event.comment()
                        .map(all -> all.lines().skip(1).collect(Collectors.joining("\n")))
                        .filter(one -> !one.isBlank())
                : event.comment();
    }

    /** The action that led to this ask, and the hand-on that brought it to this person: their remarks belong into it. */
    private Stream<Event> ledHere() {
        var before = page.events().stream()
                .filter(one -> one.id().number() < event.id().number())
                .toList();
        var action = before.stream()
                .filter(one -> one.kind() == Event.Kind.APPROVED || one.kind() == Event.Kind.PROVISIONED)
                .reduce((first, second) -> second);
        var handOn = before.stream()
                .filter(one -> one.kind() == Event.Kind.REASSIGNED && one.step().equals(event.step()))
                .filter(one -> one.notices().contains(new Notice(to.id(), MailKind.ASK)))
                .reduce((first, second) -> second);
        return Stream.concat(action.stream(), handOn.stream());
    }
}
