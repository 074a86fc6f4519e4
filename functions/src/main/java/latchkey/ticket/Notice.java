package latchkey.ticket;

import latchkey.people.PersonId;

/** One mail that follows from an event: to whom, and of what kind. Decided here, never later. */
public record Notice(PersonId to, MailKind mail) {}
