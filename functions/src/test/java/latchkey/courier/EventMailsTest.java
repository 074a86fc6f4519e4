package latchkey.courier;

import static latchkey.courier.TicketMails.mail;
import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.left;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import latchkey.catalog.Pass;
import latchkey.catalog.Rule;
import latchkey.catalog.Workflow;
import latchkey.people.Person;
import latchkey.ticket.Action;
import latchkey.ticket.By;
import latchkey.ticket.Event;
import latchkey.ticket.MailKind;
import latchkey.ticket.Reassigning;
import latchkey.ticket.Story;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Word for word: hand-on, escalation, several approvals, pre-approval, leavers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventMailsTest {

    private static final String ANSWER = """
        Answer by replying to this mail. Begin with one of these words:

            approve      it goes on to the next step
            deny         it ends; a reason on the next line helps

        What you write below the word is kept with your answer. Anything else is kept as a comment and decides nothing.
        """;

    private static final String LOOK = """

        Look at it, or answer on the page:
        https://latchkey.demo.example/tickets/AR-7K3M9Q2X

        Should somebody else be asked instead of you? Reply “reassign to” and their mail address; nothing changes before you confirm it on the page.
        """;

    private static final String NEWS = """

        Reply to this mail to add a comment that everybody on this request can read.

        The request:
        https://latchkey.demo.example/tickets/AR-7K3M9Q2X
        """;

    private static final String TAKE_BACK = """

        To take your request back, reply “withdraw”.
        """;

    private static final String ASKED_FOR = """

        Mara asked for it with these words:
        | To review the crane controller
        """;

    private static final String FORGE_S_WAY =
            " → approval 2 of 2 → provisioning in the single sign-on → assignment in the app.\n";

    private static Story handedOn() {
        var story = Story.of(forge()).asked();
        var handing = new Reassigning(Optional.empty(), YUKI, false, "I am on leave\nuntil May", By.web(PRIYA), NOON);
        return story.keep(Story.done(handing.on(story.ticket())));
    }

    private static Story twoOfThree() {
        return Story.of(app(workflow(false, List.of(OLEG.id()), step(new Pass.Quorum(2), PRIYA, HUGO, YUKI))))
                .asked()
                .does(PRIYA, Action.APPROVE, "");
    }

    @Test
    void who_takes_a_place_over_reads_from_whom_and_why_and_how_to_answer() { // R38
        assertThat(newest(handedOn(), MailKind.ASK, YUKI))
                .isEqualTo("""
                    Yuki is asked instead of Priya. Mara asks for access to Forge (Developer). Do you approve?

                    """ + ANSWER + """

                    How far it is: approval 1 of 2: now\
                    """ + FORGE_S_WAY + LOOK + """

                    Priya wrote:
                    | I am on leave
                    | until May
                    """ + ASKED_FOR);
    }

    @Test
    void whoever_is_asked_reads_the_remark_of_the_action_before_and_of_the_hand_on_whenever_they_are_asked() { // R22
        var story = Story.of(forge())
                .asked()
                .does(PRIYA, Action.APPROVE, "Good fit")
                .asked()
                .handsOn(HUGO, HUGO, YUKI);
        var remarks = """

            Priya wrote:
            | Good fit

            Hugo wrote:
            | On leave
            """ + ASKED_FOR;

        assertThat(newest(story, MailKind.ASK, YUKI)).endsWith(remarks);
        assertThat(newest(story.asked(approval(2), 1), MailKind.REMINDER, YUKI)).endsWith(remarks);
        assertThat(newest(story.asked(approval(2), 3), MailKind.ESCALATION, INES))
                .as("nobody handed it to her")
                .contains("Good fit")
                .doesNotContain("On leave");
    }

    @Test
    void who_handed_it_on_reads_that_nothing_is_left_to_do() { // R38
        assertThat(newest(handedOn(), MailKind.NEWS, PRIYA)).isEqualTo("""
            Yuki is asked instead of Priya. There is nothing left for you to do on the request of Mara for Forge (Developer).

            How far it is: approval 1 of 2: now\
            """ + FORGE_S_WAY + NEWS + """

            Priya wrote:
            | I am on leave
            | until May
            """ + ASKED_FOR);
    }

    @Test
    void an_escalation_says_since_when_it_has_waited_and_can_be_answered() { // R41
        var story = Story.of(forge()).asked().later(Duration.ofDays(5)).asked(approval(1), 3);

        assertThat(newest(story, MailKind.ESCALATION, INES))
                .isEqualTo("""
                    This has waited since 23 November 2026, so the IT Admins are asked too: Mara asks for access to Forge (Developer). Do you approve?

                    """ + ANSWER + """

                    How far it is: approval 1 of 2: now\
                    """ + FORGE_S_WAY + LOOK + ASKED_FOR);
        assertThat(newest(story, MailKind.REMINDER, PRIYA))
                .startsWith("Still waiting for you since 23 November 2026, and now for the IT Admins too:"
                        + " Mara asks for access to Forge (Developer). Do you approve?\n")
                .contains(ANSWER);
    }

    @Test
    void one_of_several_approvals_says_for_whom_it_still_waits() { // A1
        assertThat(newest(twoOfThree(), MailKind.NEWS, MARA)).isEqualTo("""
            Priya approved your request for Forge (approval). It waits for 1 more of: Hugo, Yuki.

            How far it is: approval: now → assignment in the app.
            """ + NEWS + TAKE_BACK + ASKED_FOR);

        var all = Story.of(app(workflow(false, List.of(OLEG.id()), step(new Pass.All(), PRIYA, HUGO))))
                .asked()
                .does(PRIYA, Action.APPROVE, "");
        assertThat(newest(all, MailKind.NEWS, MARA))
                .startsWith("Priya approved your request for Forge (approval). It waits for Hugo.\n");
    }

    @Test
    void an_ask_for_one_of_several_approvals_says_how_many_and_who_has() { // A1
        assertThat(newest(twoOfThree().asked(approval(1), 1), MailKind.REMINDER, HUGO))
                .startsWith("""
                    Still waiting for you since 23 November 2026: Mara asks for access to Forge. Do you approve?

                    """ + ANSWER + """

                    How far it is: approval: now → assignment in the app.

                    It needs 2 approvals of those who are asked: Priya, Hugo, Yuki. Approved so far: Priya.
                    """ + LOOK);
    }

    @Test
    void an_expiry_after_an_approval_does_not_say_that_nobody_answered() { // A2
        var story = twoOfThree().asked(approval(1), 99);

        assertThat(newest(story, MailKind.NEWS, MARA)).startsWith("""
            Your request for Forge has expired: it waited 30 days for approval.

            How far it is: approval: expired → assignment in the app.
            """);
    }

    @Test
    void a_preapproved_request_says_why_and_shows_no_approval_to_come() { // R56
        var forge = forge().workflow();
        var rules = List.<Rule>of(new Rule.Is(Rule.Field.DOMAIN, "demo.example"));
        var story = Story.of(app(new Workflow(
                forge.steps(),
                rules,
                true,
                forge.admins(),
                false,
                forge.remind(),
                forge.escalate(),
                forge.expire(),
                true)));

        assertThat(text(story, story.events().getFirst(), MailKind.NEWS, MARA))
                .isEqualTo("""
            Your request for Forge needs no approval, because mail domain is demo.example. We will write to you at every step.

            How far it is: approval 1 of 2: not needed → approval 2 of 2: not needed → provisioning in the single sign-on → assignment in the app.
            """ + NEWS + TAKE_BACK + ASKED_FOR);
    }

    @Test
    void it_admins_who_step_in_for_leavers_read_why_and_how_to_answer() { // A10
        var story = Story.of(forge()).asked().knows(left(PRIYA)).reconsidered();

        assertThat(newest(story, MailKind.ASK, INES)).isEqualTo("""
            Priya cannot be asked any more. Nobody whom the workflow names for approval 1 can be asked, so the IT Admins are. Mara asks for access to Forge (Developer). Do you approve?

            """ + ANSWER + """

            How far it is: approval 1 of 2: now\
            """ + FORGE_S_WAY + LOOK + ASKED_FOR);
    }

    @Test
    void the_request_of_who_has_left_is_taken_back() { // R12
        var story = Story.of(forge()).asked().knows(left(MARA)).reconsidered();

        assertThat(newest(story, MailKind.NEWS, PRIYA)).startsWith("""
            Mara has left. So Latchkey has withdrawn the request for Forge (Developer). There is nothing left to do.
            """).doesNotContain("Latchkey wrote");
    }

    private static String newest(Story story, MailKind kind, Person to) {
        return text(story, story.newest(), kind, to);
    }

    /** Without the line above which a reply stands. */
    private static String text(Story story, Event event, MailKind kind, Person to) {
        var lines = mail(story, event, kind, to).text();
        return lines.substring(lines.indexOf("\n\n") + 2);
    }
}
