package latchkey.ticket;

import java.time.Instant;
import java.util.Optional;
import latchkey.people.PersonRef;

/** How, when and by whom a ticket ended; by nobody where it expired. {@code comment} is the deciding one (R14). */
public record End(Ending how, Instant at, Optional<PersonRef> by, Optional<String> comment) {}
