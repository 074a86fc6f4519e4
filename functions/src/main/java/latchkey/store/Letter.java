package latchkey.store;

import java.util.Optional;
import latchkey.people.Address;
import latchkey.people.PersonId;
import latchkey.ticket.MailKind;
import latchkey.ticket.StepRef;
import latchkey.ticket.TicketId;

/** A mail that follows from no event of a ticket. It stands in the table for a day, and goes the way of all mail. */
public sealed interface Letter {

    MailKind mail();

    /** A link to sign in. {@code browser} is the hash of the asking browser's cookie. */
    record SignInLink(Address to, String target, String browser) implements Letter {
        @Override
        public MailKind mail() {
            return MailKind.SIGN_IN;
        }
    }

    /**
     * What came of a mail that changed nothing on the ticket.
     *
     * @param asksAgain the step that the person may still answer by replying to this very receipt
     * @param handOnTo to whom the person is offered to hand their place on
     */
    record Receipt(
            PersonId to, TicketId ticket, String sentence, Optional<StepRef> asksAgain, Optional<Address> handOnTo)
            implements Letter {

        public Receipt(PersonId to, TicketId ticket, String sentence, Optional<StepRef> asksAgain) {
            this(to, ticket, sentence, asksAgain, Optional.empty());
        }

        @Override
        public MailKind mail() {
            return asksAgain.isPresent() ? MailKind.ASK : MailKind.RECEIPT;
        }
    }

    /** One sentence, without anything about the ticket: for somebody who may not see it. */
    record Note(PersonId to, String sentence) implements Letter {
        @Override
        public MailKind mail() {
            return MailKind.RECEIPT;
        }
    }
}
