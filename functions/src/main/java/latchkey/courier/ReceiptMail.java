package latchkey.courier;

import java.util.List;
import java.util.Optional;
import latchkey.people.Person;
import latchkey.store.Letter;
import latchkey.store.TicketPage;

/** Tells somebody what came of a mail that changed nothing; where they are still asked, this very mail can be answered. */
record ReceiptMail(TicketPage page, Person to, Letter.Receipt receipt, String link, String replyTo) {

    Written written() {
        var ticket = page.ticket();
        var answers = receipt.asksAgain()
                .map(step -> Phrases.answers(step, ticket.workflow().reasonRequired()))
                .orElse(List.of());
        return Written.of(new Written.Content(
                Optional.of(replyTo),
                Phrases.subject(ticket),
                receipt.sentence(),
                List.of(Phrases.progress(ticket)),
                answers,
                List.of(new Written.Link("The request", link)),
                List.of()));
    }
}
