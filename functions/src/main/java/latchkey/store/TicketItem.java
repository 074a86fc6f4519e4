package latchkey.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.catalog.AppId;
import latchkey.catalog.Licence;
import latchkey.people.Address;
import latchkey.people.PersonId;
import latchkey.people.PersonRef;
import latchkey.ticket.Answer;
import latchkey.ticket.AppRef;
import latchkey.ticket.Circle;
import latchkey.ticket.End;
import latchkey.ticket.Ending;
import latchkey.ticket.Request;
import latchkey.ticket.Stage;
import latchkey.ticket.StepRef;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A ticket as an item. The words are the domain's, and stay readable as they are. */
final class TicketItem {

    private TicketItem() {}

    static Doc write(Ticket ticket) {
        return Doc.write()
                .with("id", ticket.id().value())
                .with(
                        "app",
                        Doc.write()
                                .with("id", ticket.app().id().value())
                                .with("name", ticket.app().name()))
                .maybe("licence", ticket.licence(), licence -> licence(licence).asValue())
                .with("requester", person(ticket.requester()))
                .maybeText("kind", ticket.isHelp() ? Optional.of(Request.Kind.HELP.word()) : Optional.empty())
                .with("reason", ticket.reason())
                .with("createdAt", ticket.createdAt())
                .maybeText("preapproved", ticket.request().preapproved())
                .with("workflow", WorkflowPart.write(ticket.workflow()))
                .with("generation", ticket.generation())
                .maybeText("stopped", ticket.stopped().map(Object::toString))
                .maybe("open", ticket.open(), step -> StepPart.open(step).asValue())
                .maybeList("past", ticket.past(), StepPart::past)
                .maybeList("commenters", ticket.circle().commenters(), TicketItem::person)
                .maybeList("helpers", ticket.circle().helpers(), TicketItem::person)
                .maybeList("substitutes", ticket.circle().substitutes(), TicketItem::person)
                .maybeTexts(
                        "muted",
                        ticket.circle().muted().stream()
                                .map(PersonId::value)
                                .sorted()
                                .toList())
                .maybe("end", ticket.end(), end -> end(end).asValue())
                .with("events", ticket.events())
                .with("version", ticket.version());
    }

    static Ticket read(Doc doc) {
        return new Ticket(
                new TicketId(doc.text("id")),
                request(doc),
                WorkflowPart.read(doc.doc("workflow")),
                doc.small("generation"),
                doc.maybeInstant("stopped"),
                doc.maybeDoc("open").map(StepPart::open),
                doc.docs("past").stream().map(StepPart::past).toList(),
                circle(doc),
                doc.maybeDoc("end").map(TicketItem::end),
                doc.small("events"),
                doc.number("version"));
    }

    /** Without a kind it asks for access. */
    private static Request request(Doc doc) {
        var app = doc.doc("app");
        var kind = doc.maybeText("kind").orElse(Request.Kind.ACCESS.word());
        return new Request(
                Request.Kind.of(kind).orElseThrow(() -> unknown("kind of ticket", kind)),
                new AppRef(new AppId(app.text("id")), app.text("name")),
                doc.maybeDoc("licence").map(one -> new Licence(one.text("id"), one.text("name"))),
                person(doc.doc("requester")),
                doc.text("reason"),
                doc.instant("createdAt"),
                doc.maybeText("preapproved"));
    }

    private static Circle circle(Doc doc) {
        return new Circle(
                people(doc.docs("helpers")),
                people(doc.docs("commenters")),
                people(doc.docs("substitutes")),
                doc.texts("muted").stream().map(PersonId::new).collect(Collectors.toUnmodifiableSet()));
    }

    static Doc person(PersonRef person) {
        return Doc.write()
                .with("id", person.id().value())
                .with("name", person.name())
                .with("email", person.email().value());
    }

    static PersonRef person(Doc doc) {
        return new PersonRef(new PersonId(doc.text("id")), doc.text("name"), new Address(doc.text("email")));
    }

    static Doc step(StepRef ref) {
        return Doc.write().with("stage", ref.stage().word()).with("step", ref.step());
    }

    static StepRef step(Doc doc) {
        return new StepRef(stage(doc.text("stage")), doc.small("step"));
    }

    static AttributeValue personValue(PersonRef person) {
        return person(person).asValue();
    }

    static Answer answer(String word) {
        return Answer.of(word).orElseThrow(() -> unknown("answer", word));
    }

    private static Doc licence(Licence licence) {
        return Doc.write().with("id", licence.id()).with("name", licence.name());
    }

    private static Doc end(End end) {
        return Doc.write()
                .with("how", end.how().word())
                .with("at", end.at())
                .maybe("by", end.by(), TicketItem::personValue)
                .maybeText("comment", end.comment());
    }

    private static End end(Doc doc) {
        var how = doc.text("how");
        return new End(
                Ending.of(how).orElseThrow(() -> unknown("ending", how)),
                doc.instant("at"),
                doc.maybeDoc("by").map(TicketItem::person),
                doc.maybeText("comment"));
    }

    static List<PersonRef> people(List<Doc> docs) {
        var people = new ArrayList<PersonRef>();
        docs.forEach(doc -> people.add(person(doc)));
        return people;
    }

    private static Stage stage(String word) {
        return Stage.of(word).orElseThrow(() -> unknown("stage", word));
    }

    static IllegalStateException unknown(String what, String word) {
        return new IllegalStateException("No %s is called “%s”".formatted(what, word));
    }
}
