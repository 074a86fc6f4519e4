package latchkey.web.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.people.PersonRef;
import latchkey.store.HeldMail;
import latchkey.store.TicketPage;
import latchkey.ticket.Action;
import latchkey.ticket.Event;
import latchkey.ticket.Evidence;
import latchkey.ticket.StepRef;
import latchkey.ticket.Ticket;
import latchkey.web.command.Asker;
import latchkey.web.view.Progress;
import org.jspecify.annotations.Nullable;

/** How tickets, events and people are written as JSON; the shapes of the contract. */
final class Shape {

    private Shape() {}

    static Map<String, @Nullable Object> person(PersonRef person) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("id", person.id());
        shape.put("name", person.name());
        shape.put("email", person.email());
        return shape;
    }

    static Map<String, @Nullable Object> named(Object id, String name) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("id", id);
        shape.put("name", name);
        return shape;
    }

    /** As lists have it: without its timeline. */
    static Map<String, @Nullable Object> ticket(Ticket ticket, Asker asker) {
        var progress = Progress.of(ticket);
        var now = progress.now();
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("id", ticket.id());
        shape.put("kind", ticket.request().kind().word());
        shape.put("app", named(ticket.app().id(), ticket.app().name()));
        shape.put("licence", ticket.licence().map(licence -> licence.id()).orElse(null));
        shape.put("requester", person(ticket.requester()));
        shape.put("reason", ticket.reason());
        shape.put("status", ticket.isOpen() ? "open" : "closed");
        shape.put("outcome", ticket.end().map(end -> end.how().word()).orElse(null));
        shape.put("stage", now.map(ref -> ref.stage().word()).orElse(null));
        shape.put("step", now.map(StepRef::step).orElse(null));
        shape.put("progress", progress.steps().stream().map(Shape::step).toList());
        shape.put(
                "stopped",
                ticket.stopped()
                        .filter(_ -> ticket.stands())
                        .map(Instant::toString)
                        .orElse(null));
        shape.put("quiet", ticket.quietFor(asker.person()));
        shape.put("can", can(ticket, asker));
        shape.put("createdAt", ticket.createdAt());
        shape.put("closedAt", ticket.end().map(end -> end.at()).orElse(null));
        shape.put("version", ticket.version());
        return shape;
    }

    /** With its timeline; {@code next} leads to older events. */
    static Map<String, @Nullable Object> ticket(TicketPage page, Asker asker) {
        return ticket(page, asker, asker.seesEvidenceOf(page.ticket()));
    }

    /** As a command answers it: evidence is to be looked at by itself, for that is written down. */
    static Map<String, @Nullable Object> ticketWithoutEvidence(TicketPage page, Asker asker) {
        return ticket(page, asker, false);
    }

    private static Map<String, @Nullable Object> ticket(TicketPage page, Asker asker, boolean evidence) {
        var shape = ticket(page.ticket(), asker);
        shape.put(
                "timeline",
                page.events().stream().map(event -> event(event, evidence)).toList());
        shape.put("next", page.next().orElse(null));
        shape.put(
                "held",
                page.held().stream()
                        .filter(mail -> mail.owner().equals(asker.person().id()))
                        .map(Shape::held)
                        .toList());
        return shape;
    }

    /** A mail that waits for its owner's word; nobody else sees it. */
    private static Map<String, @Nullable Object> held(HeldMail mail) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("id", mail.id());
        shape.put("at", mail.at());
        shape.put("from", mail.evidence().from());
        shape.put(
                "action",
                mail.decision().map(decision -> decision.action().word()).orElse(null));
        shape.put("text", mail.words());
        return shape;
    }

    static Map<String, @Nullable Object> event(Event event, boolean withEvidence) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("id", event.id());
        shape.put("at", event.at());
        shape.put("kind", event.kind().word());
        shape.put("by", event.by().map(Shape::person).orElse(null));
        shape.put("via", event.via().word());
        shape.put("key", event.key().orElse(null));
        shape.put("comment", event.comment().orElse(null));
        shape.put("step", event.step().map(Shape::ref).orElse(null));
        shape.put(
                "evidence",
                event.evidence().filter(_ -> withEvidence).map(Shape::evidence).orElse(null));
        return shape;
    }

    static Map<String, @Nullable Object> list(List<? extends @Nullable Object> items, Optional<String> next) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("items", items);
        shape.put("next", next.orElse(null));
        return shape;
    }

    /** What the asker may do now. Who may see a ticket may always comment (R15, R16). */
    private static List<String> can(Ticket ticket, Asker asker) {
        var can = new java.util.ArrayList<String>();
        can.add("comment");
        ticket.actionsOf(asker.person()).stream().map(Action::word).forEach(can::add);
        if (ticket.isOpen() && ticket.requestedBy(asker.person())) {
            can.add("withdraw");
        }
        if (ticket.resolvableBy(asker.person())) {
            can.add("resolve");
        }
        if (handsOn(ticket, asker)) {
            can.add("reassign");
        }
        if (ticket.restartableBy(asker.person())) {
            can.add("restart");
        }
        return can;
    }

    private static boolean handsOn(Ticket ticket, Asker asker) {
        return ticket.isOpen()
                && !ticket.requestedBy(asker.person())
                && ticket.open()
                        .filter(step -> step.asks(asker.person())
                                || (asker.administers(ticket.app().id())
                                        && !step.awaited().isEmpty()))
                        .isPresent();
    }

    private static Map<String, @Nullable Object> step(Progress.Step step) {
        var shape = ref(step.ref());
        shape.put("state", step.state().word());
        shape.put("pass", passes(step.pass()));
        shape.put("asked", step.asked().stream().map(Shape::person).toList());
        shape.put("answered", step.answered().stream().map(Shape::person).toList());
        shape.put("since", step.since().map(Instant::toString).orElse(null));
        return shape;
    }

    private static Object passes(String pass) {
        return Character.isDigit(pass.charAt(0)) ? Integer.valueOf(pass) : pass;
    }

    private static Map<String, @Nullable Object> ref(StepRef ref) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("stage", ref.stage().word());
        shape.put("step", ref.step());
        return shape;
    }

    private static Map<String, @Nullable Object> evidence(Evidence evidence) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("from", evidence.from());
        shape.put("spf", evidence.spf());
        shape.put("dkim", evidence.dkim());
        shape.put("dmarc", evidence.dmarc());
        shape.put("spam", evidence.spam());
        shape.put("sha256", evidence.sha256());
        shape.put("line", evidence.line().isEmpty() ? null : evidence.line());
        shape.put("rule", evidence.rule());
        return shape;
    }
}
