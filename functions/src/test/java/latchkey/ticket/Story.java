package latchkey.ticket;

import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.ROSTER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.catalog.App;
import latchkey.catalog.GroupId;
import latchkey.catalog.Groups;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.PersonRef;

/** One ticket on its way: people act and the machine asks, each through the product's own commands. */
public final class Story {

    public static final TicketId ID = new TicketId("AR-7K3M9Q2X");

    private final List<Event> events = new ArrayList<>();
    private final Company company = new Company();
    private Ticket ticket;
    private Instant now = NOON;

    public Story(Outcome.Done submitted) {
        this.ticket = submitted.ticket();
        this.events.addAll(submitted.events());
    }

    /** Mara asks for it. */
    public static Story of(App app) {
        return of(app, MARA);
    }

    public static Story of(App app, Person requester) {
        return of(app, requester, "To review the crane controller");
    }

    public static Story of(App app, Person requester, String reason) {
        var licence = app.licences().stream().findFirst().map(latchkey.catalog.Licence::id);
        var submitting = new Submitting(ID, app, licence, reason, By.web(requester), NOON);
        return new Story(done(submitting.outcome(ROSTER, Groups.NONE, Set.of())));
    }

    /** Mara asks these people a question. */
    public static Story ofHelp(App app, Person... helpers) {
        return new Story(
                done(new AskingForHelp(ID, app, List.of(helpers), List.of(), "How do I log in?", By.web(MARA), NOON)
                        .outcome()));
    }

    public Ticket ticket() {
        return ticket;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public Event newest() {
        return events.getLast();
    }

    public Instant now() {
        return now;
    }

    /** From now on the person is as given. */
    public Story knows(Person person) {
        company.knows(person);
        return this;
    }

    public Story withItAdmins(Person... people) {
        company.itAdmins(people);
        return this;
    }

    public Story withGroup(GroupId group, Person... people) {
        company.group(group, people);
        return this;
    }

    /** From now on the catalog has the app so. */
    public Story withApp(App app) {
        company.app(app);
        return this;
    }

    public Story later(Duration by) {
        now = now.plus(by);
        return this;
    }

    /** The machine asks for the step after the last that passed, for the first time. */
    public Story asked() {
        var next = ticket.steps().stream()
                .filter(step -> ticket.past(step).isEmpty() && !ticket.skips(step))
                .findFirst()
                .orElseThrow();
        return asked(next, 0);
    }

    public Story asked(StepRef step, int attempt) {
        var result = asks(step, token(step, attempt));
        if (result instanceof Asking.Result.Recorded(var done)) {
            return keep(done);
        }
        throw new AssertionError("Asking for %s came to %s".formatted(step, result));
    }

    /** The token with which the workflow that runs now asks. */
    public StepToken token(StepRef step, int attempt) {
        var first = token(step, attempt, 0);
        return new StepToken(first.value(), ticket.generation(), attempt, 0);
    }

    /** What would come of the machine's asking; nothing is kept. */
    public Asking.Result asks(StepRef step, StepToken token) {
        return new Asking(step, token, now).on(ticket, whom(step), company.itAdmins());
    }

    public static StepToken token(StepRef step, int attempt, int retry) {
        return new StepToken("token of %s, %d, %d".formatted(step, attempt, retry), 1, attempt, retry);
    }

    public Asked whom(StepRef step) {
        return Asked.of(
                ticket,
                step,
                company.of(Asked.named(ticket, step, company.catalog())
                        .people(company.catalog().groups())),
                company.itAdmins(),
                company.catalog());
    }

    public Story does(Person who, Action action, String comment) {
        return keep(done(tries(By.web(who), action, comment, Optional.empty())));
    }

    public Story replies(Person who, Action action, String comment) {
        var by = By.mail(who, Examples.evidence(who), true);
        return keep(done(tries(by, action, comment, ticket.open().map(OpenStep::ref))));
    }

    /** What would come of it; nothing is kept. */
    public Outcome tries(Person who, Action action, String comment) {
        return tries(By.web(who), action, comment, Optional.empty());
    }

    public Outcome tries(By by, Action action, String comment, Optional<StepRef> meant) {
        return new Deciding(action, comment, meant, by, company.catalog(), company.roster(), now).on(ticket);
    }

    /** Who does it hands the place of another to a third. */
    public Story handsOn(Person who, Person from, Person to) {
        return keep(done(triesToHandOn(who, from, to, true)));
    }

    /** What would come of it; nothing is kept. */
    public Outcome triesToHandOn(Person who, Person from, Person to, boolean managesApp) {
        return new Reassigning(Optional.of(from.ref()), to, managesApp, "On leave", By.web(who), now).on(ticket);
    }

    /** The people of the step are looked at again. */
    public Story reconsidered() {
        return keep(wouldReconsider().orElseThrow());
    }

    /** What would come of it; nothing is kept. */
    public Optional<Outcome.Done> wouldReconsider() {
        var catalog = company.catalog();
        boolean assigns = ticket.open()
                .filter(step -> step.ref().stage() == Stage.ASSIGNMENT)
                .isPresent();
        var helpers = ticket.isHelp() || assigns
                ? Asked.admins(ticket, catalog).people(catalog.groups()).stream()
                : Stream.<PersonId>of();
        var asked = Stream.concat(
                        Stream.concat(
                                        ticket.circle().helpers().stream(),
                                        ticket.open().stream().flatMap(open -> open.asked().stream()))
                                .map(PersonRef::id),
                        helpers)
                .distinct()
                .toList();
        boolean there = company.of(ticket.requester().id()).active();
        return new Reconsidering(there, company.of(asked), company.itAdmins(), company.catalog(), now).on(ticket);
    }

    public Story says(Person who, String text) {
        return keep(done(new Commenting(text, By.web(who), now).on(ticket)));
    }

    public Story writes(Person who, String text) {
        return keep(done(new Commenting(text, By.mail(who, Examples.evidence(who), true), now).on(ticket)));
    }

    public Story withdraws(Person who, String comment) {
        return keep(done(new Withdrawing(comment, By.web(who), now).on(ticket)));
    }

    public Story warns(String what) {
        return keep(new Warning(what, now).on(ticket, company.roster()));
    }

    /** The workflow of that generation is over before the ticket. */
    public Story stops(int generation, String what) {
        return keep(wouldStop(generation, what).orElseThrow());
    }

    /** What would come of it; nothing is kept. */
    public Optional<Outcome.Done> wouldStop(int generation, String what) {
        return new Stopping(generation, what, now).on(ticket, company.roster());
    }

    public Story restarts(Person who) {
        return keep(done(triesToRestart(who)));
    }

    /** What would come of it; nothing is kept. */
    public Outcome triesToRestart(Person who) {
        return new Restarting(By.web(who), now).on(ticket, company.roster());
    }

    /** Whom the newest event with that word mails what, as “Mara news”. */
    public List<String> told(Event.Kind kind) {
        var event = events.stream().filter(one -> one.kind() == kind).toList().getLast();
        return event.notices().stream()
                .map(notice ->
                        company.of(notice.to()).name() + " " + notice.mail().word())
                .toList();
    }

    /** Everything the person was ever mailed about this ticket. */
    public List<MailKind> mailed(Person person) {
        return events.stream()
                .flatMap(event -> event.notices().stream())
                .filter(notice -> notice.to().equals(person.id()))
                .map(Notice::mail)
                .toList();
    }

    public Story keep(Outcome.Done done) {
        ticket = done.ticket();
        events.addAll(done.events());
        return this;
    }

    public static Outcome.Done done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.Refused(var why) -> throw new AssertionError("Refused: " + why.sentence(Dates.UTC));
        };
    }

    static Refusal refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(var why) -> why;
            case Outcome.Done done -> throw new AssertionError("Done: " + done.events());
        };
    }
}
