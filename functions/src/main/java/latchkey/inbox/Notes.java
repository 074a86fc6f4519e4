package latchkey.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.store.Letter;
import latchkey.ticket.By;
import latchkey.ticket.Outcome;
import latchkey.ticket.Reassigning;
import latchkey.ticket.Ticket;

/** What the owner of a reply address hears about mail that came to it and is not taken for theirs. */
record Notes(Person owner, Ticket ticket) {

    /**
     * Somebody else has answered the owner's mail: the owner hears from where, and is offered to hand their place on; a colleague
     * hears one sentence.
     */
    List<Letter> somebodyElse(Address from, Optional<Person> colleague, Instant now) {
        var letters = new ArrayList<Letter>();
        letters.add(fromElsewhere(from, colleague.filter(person -> couldTakeOver(person, now))));
        colleague.ifPresent(person -> letters.add(
                new Letter.Note(person.id(), "That mail was for somebody else, so your answer was not recorded.")));
        return letters;
    }

    private Letter fromElsewhere(Address from, Optional<Person> successor) {
        var sentence = "%s answered a mail that was for you. Nothing was recorded.".formatted(from);
        return successor
                .<Letter>map(person -> new Letter.Receipt(
                        owner.id(),
                        ticket.id(),
                        sentence + " If they should answer instead of you, hand it on to them.",
                        Optional.empty(),
                        Optional.of(person.email())))
                .orElseGet(() -> toOwner(sentence));
    }

    private boolean couldTakeOver(Person colleague, Instant now) {
        return new Reassigning(Optional.empty(), colleague, false, "", By.web(owner), now).on(ticket)
                instanceof Outcome.Done;
    }

    /** A mail to the owner's address that names nobody for certain; such is also one that an assistant sends for them. */
    List<Letter> uncertain(String why) {
        return List.of(toOwner(
                "A mail came in answer to one of yours that does not say for certain who wrote it, so nothing was recorded. %s If it was yours, please answer on the page."
                        .formatted(why)));
    }

    /** The owner's own words, written to another address: perhaps an older mail, sent again by somebody who has it. */
    List<Letter> writtenElsewhere() {
        return List.of(
                toOwner(
                        "A mail of yours came in for this request that was not written to it: its To does not name it. Somebody may have sent an older mail of yours again, so nothing was recorded. If it was you, please answer on the page."));
    }

    /** A mail in the owner's name whose sender failed the check. */
    List<Letter> disbelieved() {
        return List.of(
                toOwner(
                        "A mail in your name came in for this request. It failed the check of its sender, so it may be forged. Nothing was recorded. If it was yours, please answer on the page."));
    }

    /** More such mails of a day than are kept. */
    Letter tooMany() {
        return toOwner(
                "Too many mails in your name came in for this request today that your mail domain does not vouch for. The last one was not kept. Please answer on the page.");
    }

    /** A mail in the owner's name that may be theirs. */
    Letter unsure() {
        return toOwner(
                "A mail in your name came in for this request. Your mail domain does not say whether it is genuine, so nothing was recorded yet. It waits on the page for 30 days, where only you see it: confirm it there if it is yours, or drop it.");
    }

    private Letter toOwner(String sentence) {
        return new Letter.Receipt(owner.id(), ticket.id(), sentence, Optional.empty());
    }
}
