package latchkey.ticket;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.assignment;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.catalog.Rule;
import latchkey.catalog.Workflow;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is mailed what at which event. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NoticesTest {

    /** Both approvers are asked in one step. */
    private static Story together() {
        return Story.of(app(workflow(true, List.of(OLEG.id()), step(PRIYA, HUGO))));
    }

    private static Story provisioned() {
        return together().asked().does(PRIYA, Action.APPROVE, "").asked();
    }

    private static Story toAssign() {
        return provisioned().does(INES, Action.PROVISIONED, "").asked();
    }

    private static Story preapproved() {
        var workflow = workflow(false, List.of(OLEG.id()), step(PRIYA));
        return Story.of(app(new Workflow(
                workflow.steps(),
                List.of(new Rule.Is(Rule.Field.DOMAIN, "demo.example")),
                false,
                workflow.admins(),
                false,
                workflow.remind(),
                workflow.escalate(),
                workflow.expire(),
                true)));
    }

    private static Story resolved() {
        var help = Story.ofHelp(forge(), OLEG);
        return help.keep(Story.done(new Resolving("Solved", By.web(OLEG), help.now()).on(help.ticket())));
    }

    private static Story away() {
        var story = Story.of(forge()).asked();
        return story.keep(new BeingAway(LocalDate.of(2026, 12, 4), By.web(PRIYA), NOON)
                .on(story.ticket())
                .orElseThrow());
    }

    static Stream<Arguments> mailed() {
        return Stream.of(
                Arguments.of("submitted: requester", Event.Kind.SUBMITTED, together(), "Mara news"),
                Arguments.of(
                        "preapproved: nobody more; what says that it was submitted says so too",
                        Event.Kind.PREAPPROVED,
                        preapproved(),
                        ""),
                Arguments.of(
                        "reassigned: the old and the new person",
                        Event.Kind.REASSIGNED,
                        together().asked().handsOn(OLEG, PRIYA, YUKI),
                        "Yuki ask, Priya news"),
                Arguments.of(
                        "escalated: IT Admins, and a reminder for who has not answered",
                        Event.Kind.ESCALATED,
                        together().asked().asked(approval(1), 3),
                        "Ines escalation, Tomas escalation, Priya reminder, Hugo reminder"),
                Arguments.of("away: nobody", Event.Kind.AWAY, away(), ""),
                Arguments.of("resolved: the others of a help ticket", Event.Kind.RESOLVED, resolved(), "Mara news"),
                Arguments.of(
                        "asked: the step's people", Event.Kind.ASKED, together().asked(), "Priya ask, Hugo ask"),
                Arguments.of(
                        "approved on the web: requester, not the others of the step",
                        Event.Kind.APPROVED,
                        together().asked().does(PRIYA, Action.APPROVE, ""),
                        "Mara news"),
                Arguments.of(
                        "approved by mail: the actor a receipt too",
                        Event.Kind.APPROVED,
                        together().asked().replies(PRIYA, Action.APPROVE, ""),
                        "Priya receipt, Mara news"),
                Arguments.of(
                        "provisioned: requester",
                        Event.Kind.PROVISIONED,
                        provisioned().does(INES, Action.PROVISIONED, ""),
                        "Mara news"),
                Arguments.of(
                        "denied: requester, and the actor a receipt",
                        Event.Kind.DENIED,
                        together().asked().replies(HUGO, Action.DENY, "No"),
                        "Hugo receipt, Mara news"),
                Arguments.of(
                        "denied later: who had acted too",
                        Event.Kind.DENIED,
                        Story.of(forge())
                                .asked()
                                .does(PRIYA, Action.APPROVE, "")
                                .asked()
                                .does(HUGO, Action.DENY, "No"),
                        "Mara news, Priya news"),
                Arguments.of(
                        "cannot provision: requester, who had acted",
                        Event.Kind.CANNOT_PROVISION,
                        provisioned().does(INES, Action.CANNOT_PROVISION, "No seats"),
                        "Mara news, Priya news"),
                Arguments.of(
                        "cannot assign: requester, who had acted",
                        Event.Kind.CANNOT_ASSIGN,
                        toAssign().does(OLEG, Action.CANNOT_ASSIGN, "No seats"),
                        "Mara news, Priya news, Ines news"),
                Arguments.of(
                        "assigned: the actor a receipt; the end tells the rest",
                        Event.Kind.ASSIGNED,
                        toAssign().replies(OLEG, Action.ASSIGNED, ""),
                        "Oleg receipt"),
                Arguments.of(
                        "granted: requester, who had acted",
                        Event.Kind.GRANTED,
                        toAssign().replies(OLEG, Action.ASSIGNED, ""),
                        "Mara news, Priya news, Ines news"),
                Arguments.of(
                        "expired: requester, who had acted",
                        Event.Kind.EXPIRED,
                        toAssign().asked(assignment(), 99),
                        "Mara news, Priya news, Ines news"),
                Arguments.of(
                        "withdrawn: the people asked now",
                        Event.Kind.WITHDRAWN,
                        toAssign().withdraws(MARA, ""),
                        "Oleg news"),
                Arguments.of(
                        "commented: associated people less the author",
                        Event.Kind.COMMENTED,
                        toAssign().says(YUKI, "Me too, please"),
                        "Mara comment, Priya comment, Ines comment, Oleg comment"),
                Arguments.of(
                        "reminded: who has not answered",
                        Event.Kind.REMINDED,
                        together().asked().asked(approval(1), 1),
                        "Priya reminder, Hugo reminder"),
                Arguments.of(
                        "warning: IT Admins",
                        Event.Kind.WARNING,
                        together().warns("The workflow of this request stopped (FAILED)."),
                        "Ines news, Tomas news"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mailed")
    void mailed(String rule, Event.Kind kind, Story story, String told) {
        assertThat(String.join(", ", story.told(kind))).as(rule).isEqualTo(told);
    }

    @ParameterizedTest
    @EnumSource(Event.Kind.class)
    void every_kind_of_event_is_in_the_table(Event.Kind kind) {
        assertThat(mailed().map(row -> row.get()[1])).contains(kind);
    }

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void only_an_ask_a_reminder_and_an_escalation_decide(MailKind kind) {
        assertThat(kind.decides())
                .isEqualTo(Set.of(MailKind.ASK, MailKind.REMINDER, MailKind.ESCALATION)
                        .contains(kind));
    }
}
