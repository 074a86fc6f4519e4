package latchkey.store;

import java.time.LocalDate;
import java.util.Optional;
import latchkey.catalog.GroupId;
import latchkey.ticket.OpenStep;
import latchkey.ticket.PastStep;
import latchkey.ticket.Place;
import latchkey.ticket.StepToken;

/** The open step and those that are over, within a ticket's item. */
final class StepPart {

    private static final String GROUP = "group:";

    private StepPart() {}

    static Doc open(OpenStep step) {
        var token = step.token();
        return TicketItem.step(step.ref())
                .list("asked", step.places(), StepPart::place)
                .with("needed", step.needed())
                .maybeList("answered", step.answered(), TicketItem::person)
                .with("since", step.since())
                .with("token", token.value())
                .with("generation", token.generation())
                .with("attempt", token.attempt())
                .with("retry", token.retry());
    }

    /** The first form knew no places: all were asked by name, or all as IT Admins, and one answer was enough. */
    static OpenStep open(Doc doc) {
        var all = doc.has("byRole") && doc.flag("byRole") ? "it-admin" : "name";
        return new OpenStep(
                TicketItem.step(doc),
                doc.docs("asked").stream().map(one -> place(one, all)).toList(),
                doc.has("needed") ? doc.small("needed") : 1,
                TicketItem.people(doc.docs("answered")),
                doc.instant("since"),
                new StepToken(doc.text("token"), doc.small("generation"), doc.small("attempt"), doc.small("retry")));
    }

    static Doc past(PastStep step) {
        return TicketItem.step(step.ref())
                .list("asked", step.asked(), TicketItem::person)
                .with("since", step.since())
                .with("answer", step.answer().word())
                .maybeList("answered", step.answered(), TicketItem::person)
                .with("at", step.at());
    }

    /** The first form had at most one who answered: {@code by}. */
    static PastStep past(Doc doc) {
        var answered = doc.has("answered")
                ? TicketItem.people(doc.docs("answered"))
                : doc.maybeDoc("by").map(TicketItem::person).stream().toList();
        return new PastStep(
                TicketItem.step(doc),
                TicketItem.people(doc.docs("asked")),
                doc.instant("since"),
                TicketItem.answer(doc.text("answer")),
                answered,
                doc.instant("at"));
    }

    private static Doc place(Place place) {
        return TicketItem.person(place.person())
                .with("as", word(place.as()))
                .maybeText("away", place.away().map(LocalDate::toString));
    }

    private static Place place(Doc doc, String leftOut) {
        return new Place(
                TicketItem.person(doc),
                as(doc.maybeText("as").orElse(leftOut)),
                doc.maybeText("away").map(LocalDate::parse));
    }

    private static String word(Place.As as) {
        return switch (as) {
            case Place.As.Named() -> "name";
            case Place.As.Member(var group) -> GROUP + group;
            case Place.As.ItAdmin() -> "it-admin";
            case Place.As.Substitute() -> "substitute";
        };
    }

    private static Place.As as(String word) {
        return switch (word) {
            case "name" -> new Place.As.Named();
            case "it-admin" -> new Place.As.ItAdmin();
            case "substitute" -> new Place.As.Substitute();
            default ->
                Optional.of(word)
                        .filter(group -> group.startsWith(GROUP))
                        .<Place.As>map(group -> new Place.As.Member(new GroupId(group.substring(GROUP.length()))))
                        .orElseThrow(() -> TicketItem.unknown("place", word));
        };
    }
}
