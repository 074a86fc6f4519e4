package latchkey.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.people.PersonId;
import latchkey.people.PersonRef;

/** Collects the events of one command, numbered on from those that the ticket has. */
final class Change {

    private final Ticket before;
    private final Instant now;
    private final List<Event> events = new ArrayList<>();

    Change(Ticket before, Instant now) {
        this.before = before;
        this.now = now;
    }

    /** What a person did. A receipt goes to who acted, where their answer came by mail. */
    Change by(
            By by,
            Event.Kind kind,
            Optional<StepRef> step,
            String comment,
            Stream<Notice> notices,
            Optional<Signal> signal) {
        events.add(new Event(
                nextId(),
                now,
                kind,
                Optional.of(by.person().ref()),
                by.via(),
                by.key(),
                Words.present(comment),
                step,
                by.evidence(),
                onePerPerson(Stream.concat(receipt(by), notices)),
                signal));
        return this;
    }

    /** What followed by itself. */
    Change system(
            Event.Kind kind, Optional<StepRef> step, String comment, Stream<Notice> notices, Optional<Signal> signal) {
        events.add(new Event(
                nextId(),
                now,
                kind,
                Optional.empty(),
                Via.SYSTEM,
                Optional.empty(),
                Words.present(comment),
                step,
                Optional.empty(),
                onePerPerson(notices),
                signal));
        return this;
    }

    Outcome.Done done(Ticket after) {
        return new Outcome.Done(after.next(events.size()), events);
    }

    /** One notice of that kind for each. */
    static Stream<Notice> tell(MailKind mail, Stream<PersonRef> people) {
        return people.map(PersonRef::id).map(id -> new Notice(id, mail));
    }

    private static Stream<Notice> receipt(By by) {
        return by.receipt() ? Stream.of(new Notice(by.person().id(), MailKind.RECEIPT)) : Stream.empty();
    }

    /** One mail per person and event: the first that was meant for them. */
    private static List<Notice> onePerPerson(Stream<Notice> notices) {
        var first = new LinkedHashMap<PersonId, Notice>();
        notices.forEach(notice -> first.putIfAbsent(notice.to(), notice));
        return List.copyOf(first.values());
    }

    private EventId nextId() {
        return new EventId(before.id(), before.events() + events.size() + 1);
    }
}
