package latchkey.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.catalog.App;
import latchkey.people.Person;
import latchkey.people.PersonRef;
import latchkey.people.PlainText;

/**
 * Somebody asks the App Admins of an app something (R8): a thread between them, without approval and workflow (A5).
 *
 * @param admins the App Admins as they are now
 * @param itAdmins likewise; they are asked where there is no App Admin, or none but who asks (R45, A7, A10)
 */
public record AskingForHelp(
        TicketId id, App app, List<Person> admins, List<Person> itAdmins, String question, By by, Instant now) {

    public Outcome outcome() {
        var words = PlainText.clean(question);
        if (words.isBlank()) {
            return new Outcome.Refused(new Refusal.Missing("reason", "Say in a sentence what you need help with."));
        }
        return Words.tooLong("reason", words).<Outcome>map(Outcome.Refused::new).orElseGet(() -> asked(words));
    }

    private Outcome asked(String words) {
        var asked = others(admins).isEmpty() ? others(itAdmins) : others(admins);
        if (asked.isEmpty()) {
            return new Outcome.Refused(new Refusal.NobodyToHelp());
        }
        var request = new Request(
                Request.Kind.HELP,
                new AppRef(app.id(), app.name()),
                Optional.empty(),
                by.person().ref(),
                words,
                now,
                Optional.empty());
        var ticket = Ticket.fresh(id, request, app.workflow(), Circle.ofHelpers(asked));
        var told = Stream.concat(Stream.of(by.person()), asked.stream()).map(Person::ref);
        return new Change(ticket, now)
                .by(by, Event.Kind.SUBMITTED, Optional.empty(), words, news(told), Optional.empty())
                .done(ticket);
    }

    private List<Person> others(List<Person> people) {
        return people.stream()
                .filter(person ->
                        person.active() && !person.id().equals(by.person().id()))
                .toList();
    }

    private static Stream<Notice> news(Stream<PersonRef> people) {
        return Change.tell(MailKind.NEWS, people);
    }
}
