package latchkey.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import latchkey.people.PersonRef;

/** How, when and by whom a ticket ended; by nobody where it expired. {@code comment} is the deciding one (R14). */
public record End(Ending how, Instant at, Optional<PersonRef> by, Optional<String> comment) {

    private static final Duration REPLIES_COME_FOR = Duration.ofDays(365);

    /** Whether replies to its mails are still kept; on the page one can comment for ever (R16). */
    public boolean takesReplies(Instant now) {
        return !at.plus(REPLIES_COME_FOR).isBefore(now);
    }
}
