package latchkey.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.catalog.AppId;
import latchkey.catalog.Licence;
import latchkey.catalog.Workflow;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.PersonRef;

/**
 * One request. It knows who may do what; what comes next is the state machine's. The commands stand beside it:
 * {@link Submitting}, {@link AskingForHelp}, {@link Asking}, {@link Deciding}, {@link Reassigning}, {@link Reconsidering},
 * {@link Commenting}, {@link Muting}, {@link Withdrawing}, {@link Resolving}, {@link Warning}, {@link Stopping},
 * {@link Restarting}.
 *
 * @param workflow as it was when the request was made (R3)
 * @param generation how often its workflow was started, from 1; 0 for a help ticket, which has none
 * @param stopped since when that workflow is known to be over before the ticket is; empty while it runs
 * @param open the step that waits for people; empty between two steps and after the end
 * @param events how many stand on the timeline
 * @param version of the stored ticket; the guard of every write
 */
public record Ticket(
        TicketId id,
        Request request,
        Workflow workflow,
        int generation,
        Optional<Instant> stopped,
        Optional<OpenStep> open,
        List<PastStep> past,
        Circle circle,
        Optional<End> end,
        int events,
        long version) {

    public Ticket {
        past = List.copyOf(past);
    }

    /** As it is before its first event. */
    static Ticket fresh(TicketId id, Request request, Workflow workflow, Circle circle) {
        int generation = request.kind() == Request.Kind.HELP ? 0 : 1;
        return new Ticket(
                id,
                request,
                workflow,
                generation,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                circle,
                Optional.empty(),
                0,
                0);
    }

    public AppRef app() {
        return request.app();
    }

    public Optional<Licence> licence() {
        return request.licence();
    }

    public String reason() {
        return request.reason();
    }

    public Instant createdAt() {
        return request.createdAt();
    }

    public PersonRef requester() {
        return request.requester();
    }

    public boolean isHelp() {
        return request.kind() == Request.Kind.HELP;
    }

    public boolean isOpen() {
        return end.isEmpty();
    }

    public boolean requestedBy(Person person) {
        return person.is(requester());
    }

    /** Every step of the workflow in its order, whether or not it was reached. */
    public List<StepRef> steps() {
        var steps = new ArrayList<StepRef>();
        if (isHelp()) {
            return steps;
        }
        for (int step = 1; step <= workflow.steps().size(); step++) {
            steps.add(new StepRef(Stage.APPROVAL, step));
        }
        if (workflow.sso()) {
            steps.add(new StepRef(Stage.PROVISIONING, 1));
        }
        steps.add(new StepRef(Stage.ASSIGNMENT, 1));
        return steps;
    }

    /** Whether nobody is asked for it, because a rule has approved already. */
    public boolean skips(StepRef ref) {
        return ref.stage() == Stage.APPROVAL && request.preapproved().isPresent();
    }

    /** How the step ended, once it has. */
    public Optional<PastStep> past(StepRef ref) {
        return past.stream().filter(step -> step.ref().equals(ref)).reduce((first, second) -> second);
    }

    /**
     * Requester, actors, substitutes, commenters, and who is asked now (R15); an App Admin not yet asked is not among them
     * (R25), nor, once a question is over, one who was asked it and never said anything (A9).
     */
    public Set<PersonRef> associated() {
        var people = new LinkedHashSet<PersonRef>();
        people.add(requester());
        people.addAll(actors());
        open.ifPresent(step -> people.addAll(step.asked()));
        circle.people(isOpen()).forEach(people::add);
        end.flatMap(End::by).ifPresent(people::add);
        return people;
    }

    /** Who has answered a step so far. */
    public Set<PersonRef> actors() {
        var people = new LinkedHashSet<PersonRef>();
        past.stream().flatMap(step -> step.answered().stream()).forEach(people::add);
        open.ifPresent(step -> people.addAll(step.answered()));
        return people;
    }

    /**
     * Whether the person may read the ticket (R33, R34). Who was asked once and did not act keeps it by a role only (A9).
     *
     * @param managed the apps whose tickets they manage
     */
    public boolean visibleTo(Person person, Set<AppId> managed) {
        return person.active()
                && (person.itAdmin()
                        || managed.contains(app().id())
                        || associated().stream().anyMatch(person::is));
    }

    /** What the person may do now; the order is that of the buttons. */
    public List<Action> actionsOf(Person person) {
        return open.filter(step -> isOpen() && step.asks(person))
                .map(step -> Action.at(step.ref().stage()))
                .orElse(List.of());
    }

    /** Whether the person may say that a help ticket is answered: its requester, or whom it asks. */
    public boolean resolvableBy(Person person) {
        return isHelp()
                && isOpen()
                && (requestedBy(person) || circle.helpers().stream().anyMatch(person::is));
    }

    /** Whether the person wants no mails about comments on it. */
    public boolean quietFor(Person person) {
        return circle.muted().contains(person.id());
    }

    /** Whether its workflow is over though the ticket is not: nothing goes on until somebody starts it again. */
    public boolean stands() {
        return isOpen() && stopped.isPresent();
    }

    public boolean restartableBy(Person person) {
        return stands() && person.itAdmin();
    }

    Stream<PastStep> pastOf(Person person) {
        return past.stream().filter(step -> step.asked(person));
    }

    Ticket opened(OpenStep step) {
        return with(Optional.of(step), past, circle, end);
    }

    Ticket passed(PastStep step) {
        var more = new ArrayList<>(past);
        more.add(step);
        return with(Optional.empty(), more, circle, end);
    }

    Ticket with(Circle others) {
        return with(open, past, others, end);
    }

    /** With the open step, where there is one, over for want of a request. */
    Ticket withdrawn(End how) {
        return open.map(step -> passed(step.over(Answer.WITHDRAWN, step.answered(), how.at())))
                .orElse(this)
                .ended(how);
    }

    Ticket ended(End how) {
        return with(open, past, circle, Optional.of(how));
    }

    Ticket stoppedAt(Instant when) {
        return with(generation, Optional.of(when), open, past, circle, end, events, version);
    }

    /** The step that is open stays so, with the token of the old workflow until the new one asks. */
    Ticket restarted() {
        return with(generation + 1, Optional.empty(), open, past, circle, end, events, version);
    }

    Ticket next(int moreEvents) {
        return with(generation, stopped, open, past, circle, end, events + moreEvents, version + 1);
    }

    private Ticket with(Optional<OpenStep> open, List<PastStep> past, Circle circle, Optional<End> end) {
        return with(generation, stopped, open, past, circle, end, events, version);
    }

    /** The same request, with what a command may change. */
    private Ticket with(
            int generation,
            Optional<Instant> stopped,
            Optional<OpenStep> open,
            List<PastStep> past,
            Circle circle,
            Optional<End> end,
            int events,
            long version) {
        return new Ticket(id, request, workflow, generation, stopped, open, past, circle, end, events, version);
    }

    /** Whether the step of that person's id is asked of the requester alone: only then may they act on their own request (A7). */
    public boolean fallsBackTo(PersonId person) {
        return open.filter(step -> step.ref().stage() != Stage.APPROVAL
                        && step.places().size() == 1
                        && step.places().getFirst().person().id().equals(person))
                .isPresent();
    }
}
