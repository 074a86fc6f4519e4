package latchkey.ticket;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import latchkey.people.PersonRef;

/**
 * One thing that happened to a ticket, with all that follows from it: whom to mail what, and what the workflow hears.
 *
 * @param key the id of the key, where a program did it for {@code by}
 */
public record Event(
        EventId id,
        Instant at,
        Kind kind,
        Optional<PersonRef> by,
        Via via,
        Optional<String> key,
        Optional<String> comment,
        Optional<StepRef> step,
        Optional<Evidence> evidence,
        List<Notice> notices,
        Optional<Signal> signal) {

    public Event {
        notices = List.copyOf(notices);
    }

    public TicketId ticket() {
        return id.ticket();
    }

    /** Whether a workflow begins with it. */
    public boolean starts() {
        return signal.filter(Signal.Start.class::isInstance).isPresent();
    }

    /** Whether somebody started the workflow again: a warning with a person to it. */
    public boolean restarts() {
        return kind == Kind.WARNING && by.isPresent();
    }

    /** What can stand on a timeline. */
    public enum Kind {
        SUBMITTED("submitted"),
        PREAPPROVED("preapproved"),
        ASKED("asked"),
        APPROVED("approved"),
        DENIED("denied"),
        PROVISIONED("provisioned"),
        CANNOT_PROVISION("cannot-provision"),
        ASSIGNED("assigned"),
        CANNOT_ASSIGN("cannot-assign"),
        COMMENTED("commented"),
        REASSIGNED("reassigned"),
        REMINDED("reminded"),
        ESCALATED("escalated"),
        AWAY("away"),
        WITHDRAWN("withdrawn"),
        EXPIRED("expired"),
        GRANTED("granted"),
        RESOLVED("resolved"),
        WARNING("warning");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }

        static Kind of(Action action) {
            return switch (action) {
                case APPROVE -> APPROVED;
                case DENY -> DENIED;
                case PROVISIONED -> PROVISIONED;
                case CANNOT_PROVISION -> CANNOT_PROVISION;
                case ASSIGNED -> ASSIGNED;
                case CANNOT_ASSIGN -> CANNOT_ASSIGN;
            };
        }
    }
}
