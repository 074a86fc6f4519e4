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
 * One access request. It knows who may do what; what comes next is the state machine's. The commands stand beside it:
 * {@link Submitting}, {@link Asking}, {@link Deciding}, {@link Commenting}, {@link Withdrawing}, {@link Warning},
 * {@link Stopping}, {@link Restarting}.
 *
 * @param workflow as it was when the request was made (R3)
 * @param open the step that waits for people; empty between two steps and after the end
 * @param commenters who has commented, the requester and actors included
 * @param generation how often its workflow was started, from 1
 * @param stopped since when that workflow is known to be over before the ticket is; empty while it runs
 * @param events how many stand on the timeline
 * @param version of the stored ticket; the guard of every write
 */
public record Ticket(
        TicketId id,
        AppRef app,
        Optional<Licence> licence,
        PersonRef requester,
        String reason,
        Instant createdAt,
        Workflow workflow,
        int generation,
        Optional<Instant> stopped,
        Optional<OpenStep> open,
        List<PastStep> past,
        List<PersonRef> commenters,
        Optional<End> end,
        int events,
        long version) {

    public Ticket {
        past = List.copyOf(past);
        commenters = List.copyOf(commenters);
    }

    public boolean isOpen() {
        return end.isEmpty();
    }

    public boolean requestedBy(Person person) {
        return person.is(requester);
    }

    /** Every step of the workflow in its order, whether or not it was reached. */
    public List<StepRef> steps() {
        var steps = new ArrayList<StepRef>();
        for (int step = 1; step <= workflow.steps().size(); step++) {
            steps.add(new StepRef(Stage.APPROVAL, step));
        }
        if (workflow.sso()) {
            steps.add(new StepRef(Stage.PROVISIONING, 1));
        }
        steps.add(new StepRef(Stage.ASSIGNMENT, 1));
        return steps;
    }

    /** How the step ended, once it has. */
    public Optional<PastStep> past(StepRef ref) {
        return past.stream().filter(step -> step.ref().equals(ref)).reduce((first, second) -> second);
    }

    /** Requester, actors, commenters, and who is asked now (R15); an App Admin not yet asked is not among them (R25). */
    public Set<PersonRef> associated() {
        var people = new LinkedHashSet<PersonRef>();
        people.add(requester);
        people.addAll(actors());
        open.ifPresent(step -> people.addAll(step.asked()));
        people.addAll(commenters);
        return people;
    }

    /** Who has answered a step so far. */
    public Set<PersonRef> actors() {
        var people = new LinkedHashSet<PersonRef>();
        past.stream().flatMap(step -> step.by().stream()).forEach(people::add);
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
                        || managed.contains(app.id())
                        || associated().stream().anyMatch(person::is));
    }

    /** What the person may do now; the order is that of the buttons. */
    public List<Action> actionsOf(Person person) {
        return open.filter(step -> isOpen() && step.asks(person))
                .map(step -> Action.at(step.ref().stage()))
                .orElse(List.of());
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
        return with(Optional.of(step), past, commenters, end);
    }

    Ticket passed(PastStep step) {
        var more = new ArrayList<>(past);
        more.add(step);
        return with(Optional.empty(), more, commenters, end);
    }

    Ticket commentedBy(Person person) {
        if (commenters.stream().anyMatch(person::is)) {
            return this;
        }
        var more = new ArrayList<>(commenters);
        more.add(person.ref());
        return with(open, past, more, end);
    }

    Ticket ended(End how) {
        return with(open, past, commenters, Optional.of(how));
    }

    Ticket stoppedAt(Instant when) {
        return with(generation, Optional.of(when), open, past, commenters, end, events, version);
    }

    /** The step that is open stays so, with the token of the old workflow until the new one asks. */
    Ticket restarted() {
        return with(generation + 1, Optional.empty(), open, past, commenters, end, events, version);
    }

    Ticket next(int moreEvents) {
        return with(generation, stopped, open, past, commenters, end, events + moreEvents, version + 1);
    }

    private Ticket with(Optional<OpenStep> open, List<PastStep> past, List<PersonRef> commenters, Optional<End> end) {
        return with(generation, stopped, open, past, commenters, end, events, version);
    }

    /** The same request, with what a command may change. */
    private Ticket with(
            int generation,
            Optional<Instant> stopped,
            Optional<OpenStep> open,
            List<PastStep> past,
            List<PersonRef> commenters,
            Optional<End> end,
            int events,
            long version) {
        return new Ticket(
                id,
                app,
                licence,
                requester,
                reason,
                createdAt,
                workflow,
                generation,
                stopped,
                open,
                past,
                commenters,
                end,
                events,
                version);
    }

    /** Whether the step of that person's id is asked of the requester alone: only then may they act on their own request (A7). */
    boolean fallsBackTo(PersonId person) {
        return open.filter(step -> step.ref().stage() != Stage.APPROVAL
                        && step.asked().size() == 1
                        && step.asked().getFirst().id().equals(person))
                .isPresent();
    }
}
