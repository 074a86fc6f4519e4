package latchkey.courier;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import latchkey.people.Address;
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
                links(),
                Phrases.footer(ticket, receipt.asksAgain().isPresent(), ticket.requestedBy(to)),
                List.of()));
    }

    private List<Written.Link> links() {
        var request = new Written.Link("The request", link);
        return receipt.handOnTo().map(other -> List.of(handOn(other), request)).orElseGet(() -> List.of(request));
    }

    /** Opens the form with the address filled in; it is sent there, not here. */
    private Written.Link handOn(Address other) {
        return new Written.Link(
                "Hand it on to " + other,
                "%s?to=%s#hand-on".formatted(link, URLEncoder.encode(other.value(), StandardCharsets.UTF_8)));
    }
}
