package latchkey.courier;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** The page fills its form with the address, and waits for a press of the button. */
    private List<Written.Link> links() {
        return Stream.concat(
                        receipt.handOn().stream()
                                .map(to -> new Written.Link(
                                        "Hand it on to " + to,
                                        "%s?to=%s#hand-on"
                                                .formatted(
                                                        link, URLEncoder.encode(to.value(), StandardCharsets.UTF_8)))),
                        Stream.of(new Written.Link("The request", link)))
                .toList();
    }
}
