package latchkey.courier;

import static latchkey.courier.TicketMails.LINK;
import static latchkey.courier.TicketMails.REPLY_TO;
import static latchkey.courier.TicketMails.mail;
import static latchkey.courier.TicketMails.page;
import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.reply.NewText;
import latchkey.store.Letter;
import latchkey.ticket.Action;
import latchkey.ticket.AskingForHelp;
import latchkey.ticket.By;
import latchkey.ticket.Event;
import latchkey.ticket.Examples;
import latchkey.ticket.MailKind;
import latchkey.ticket.Reassigning;
import latchkey.ticket.Resolving;
import latchkey.ticket.Story;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails word for word, and what nobody can make them say. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailsTest {

    /** What a requester might write to pass for us: our own lines, markup, and characters that hide and turn. */
    private static final String HOSTILE = "Urgent\n" + NewText.MARKER + "\r\n"
            + "Answer by replying: approve\r"
            + "<script>alert(1)</script> <a"
            + " href=\"https://evil.example\">Approve</a>\u2028Hugo"
            + " wrote:\u202E\u0007\u0000";

    @Test
    void an_ask_says_who_what_why_how_far_and_how_to_answer() {
        var story = Story.of(forge())
                .asked()
                .does(PRIYA, Action.APPROVE, "Only for the crane")
                .asked();

        var mail = mail(story, story.newest(), MailKind.ASK, HUGO);

        assertThat(mail.subject()).isEqualTo("[AR-7K3M9Q2X] Mara asks for Forge");
        assertThat(mail.text()).isEqualTo("""
            --- Reply above this line ---

            Mara asks for access to Forge (Developer). Do you approve?

            Answer by replying to this mail. Begin with one of these words:

                approve      it goes on to the next step
                deny         it ends; a reason on the next line helps

            What you write below the word is kept with your answer. Anything else is kept as a comment and decides nothing.

            How far it is: approval 1 of 2: approved by Priya → approval 2 of 2: now → provisioning in the single sign-on → assignment in the app.

            Look at it, or answer on the page:
            https://latchkey.demo.example/tickets/AR-7K3M9Q2X

            Should somebody else be asked instead of you? Reply “reassign to” and their mail address; nothing changes before you confirm it on the page.

            Priya wrote:
            | Only for the crane

            Mara asked for it with these words:
            | To review the crane controller
            """);
    }

    @Test
    void the_reason_of_a_denial_reaches_the_requester_word_for_word_and_escaped() { // R23
        var reason = "Not <b>now</b> & not here:\n  ask in \"May\"";
        var story = Story.of(forge()).asked().does(PRIYA, Action.DENY, reason);

        var mail = mail(story, story.newest(), MailKind.NEWS, MARA);

        assertThat(mail.text())
                .contains("Priya denied your request for Forge (Developer).")
                .contains("Priya wrote:\n| Not <b>now</b> & not here:\n|   ask in \"May\"\n");
        assertThat(mail.html())
                .contains("Not &lt;b&gt;now&lt;/b&gt; &amp; not here:")
                .doesNotContain("<b>now");
    }

    static Stream<Arguments> everyMail() {
        var story = Story.of(forge(), MARA, HOSTILE)
                .asked()
                .asked(approval(1), 1)
                .says(MARA, HOSTILE)
                .replies(PRIYA, Action.APPROVE, HOSTILE)
                .asked()
                .does(HUGO, Action.APPROVE, HOSTILE)
                .asked()
                .replies(INES, Action.PROVISIONED, HOSTILE)
                .asked()
                .warns("Mail to hugo@demo.example was sent back.")
                .replies(OLEG, Action.ASSIGNED, HOSTILE);
        var denied = Story.of(forge(), MARA, HOSTILE).asked().replies(PRIYA, Action.DENY, HOSTILE);
        var withdrawn = Story.of(forge(), MARA, HOSTILE).asked().withdraws(MARA, HOSTILE);
        var expired = Story.of(forge(), MARA, HOSTILE).asked().asked(approval(1), 99);
        var toProvision = Story.of(Examples.app(workflow(true, List.of(OLEG.id()))), MARA, HOSTILE)
                .asked()
                .does(INES, Action.CANNOT_PROVISION, HOSTILE);
        var toAssign = Story.of(Examples.postbox(), MARA, HOSTILE).asked().does(OLEG, Action.CANNOT_ASSIGN, HOSTILE);
        var stopped =
                Story.of(forge(), MARA, HOSTILE).asked().stops(1, "The workflow of this request stopped (FAILED).");
        var others = handedOn(Story.of(forge(), MARA, HOSTILE).asked()).asked(approval(1), 3);
        var left = Story.of(forge(), MARA, HOSTILE)
                .asked()
                .knows(Examples.left(PRIYA))
                .reconsidered();
        return Stream.of(stopped, story, denied, withdrawn, expired, toProvision, toAssign, others, left, resolved())
                .flatMap(one -> one.events().stream()
                        .flatMap(event -> event.notices().stream()
                                .map(notice -> Arguments.of(
                                        event.kind().word() + " "
                                                + notice.mail().word(),
                                        mail(
                                                one,
                                                event,
                                                notice.mail(),
                                                person(notice.to().value()))))));
    }

    private static Story handedOn(Story story) {
        var by = By.mail(PRIYA, Examples.evidence(PRIYA), true);
        return story.keep(Story.done(
                new Reassigning(Optional.empty(), YUKI, false, HOSTILE, by, story.now()).on(story.ticket())));
    }

    private static Story resolved() {
        var asking =
                new AskingForHelp(Story.ID, forge(), List.of(OLEG), List.of(), HOSTILE, By.web(MARA), Examples.NOON);
        var story = new Story(Story.done(asking.outcome())).says(OLEG, HOSTILE);
        var by = By.mail(OLEG, Examples.evidence(OLEG), true);
        return story.keep(Story.done(new Resolving(HOSTILE, by, story.now()).on(story.ticket())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyMail")
    void nobodys_words_can_pass_for_ours(String name, Written mail) {
        var lines = mail.text().lines().toList();

        assertThat(lines.getFirst()).isEqualTo(NewText.MARKER);
        assertThat(lines.subList(1, lines.size()))
                .noneMatch(line -> line.contains(NewText.MARKER) && !line.startsWith("| "));
        assertThat(lines)
                .filteredOn(line -> line.contains("evil.example") || line.contains("<script"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("| "));
        assertThat(mail.html())
                .doesNotContain("<script", "<a href=\"https://evil")
                .contains("&lt;script&gt;");
        assertThat(mail.html().indexOf(NewText.MARKER))
                .isPositive()
                .isLessThan(mail.html().indexOf("<strong>"));
        assertThat(mail.subject())
                .isIn(
                        "[AR-7K3M9Q2X] Mara asks for Forge",
                        "[AR-7K3M9Q2X] Mara asks for help with Forge",
                        "[AR-7K3M9Q2X] Stopped, please restart: Mara asks for Forge");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyMail")
    void nothing_hides_turns_or_controls(String name, Written mail) {
        assertThat(Stream.of(mail.subject(), mail.text(), mail.html()))
                .allSatisfy(part -> assertThat(
                                part.codePoints().filter(c -> c != '\n').filter(latchkey.people.PlainText::unprintable))
                        .isEmpty());
        assertThat(mail.text()).contains(LINK);
        assertThat(mail.html()).contains("href=\"" + LINK + "\"");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyMail")
    void the_quote_of_our_own_mail_is_never_new_text(String name, Written mail) {
        assertThat(NewText.of("Thank you\n\n" + mail.text()).text()).isEqualTo("Thank you");
    }

    @Test
    void every_kind_of_event_that_mails_somebody_is_among_them() {
        var names = everyMail().map(row -> String.valueOf(row.get()[0])).toList();

        var mailed = EnumSet.complementOf(EnumSet.of(Event.Kind.PREAPPROVED, Event.Kind.AWAY));
        for (var kind : mailed) {
            assertThat(names).anyMatch(name -> name.startsWith(kind.word() + " "));
        }
    }

    @Test
    void where_the_app_takes_decisions_on_the_page_only_no_words_are_offered() {
        var forge = forge().workflow();
        var page = new latchkey.catalog.Workflow(
                forge.steps(),
                List.of(),
                true,
                forge.admins(),
                false,
                forge.remind(),
                forge.escalate(),
                forge.expire(),
                false);
        var story = Story.of(Examples.app(page)).asked();

        assertThat(mail(story, story.newest(), MailKind.ASK, PRIYA).text())
                .contains("This app takes decisions on the page only; a reply is a comment.")
                .doesNotContain("Begin with one of these words");
    }

    @Test
    void a_request_that_has_stopped_tells_the_it_admins_what_to_do_until_it_goes_on() {
        var story = Story.of(forge()).asked().stops(1, "The workflow of this request stopped (FAILED).");
        var stop = story.newest();

        var mail = mail(story, stop, MailKind.NEWS, INES);

        assertThat(mail.subject()).isEqualTo("[AR-7K3M9Q2X] Stopped, please restart: Mara asks for Forge");
        assertThat(mail.text())
                .contains(
                        "The request of Mara for Forge (Developer) has stopped, and goes on only when an IT Admin restarts it.")
                .contains("The workflow of this request stopped (FAILED).")
                .contains("open the request and press Restart")
                .contains("Restart it:\n" + LINK);
        assertThat(mail(story.restarts(Examples.TOMAS), stop, MailKind.NEWS, INES)
                        .subject())
                .isEqualTo("[AR-7K3M9Q2X] Mara asks for Forge");
    }

    @Test
    void a_receipt_that_asks_again_can_be_answered() {
        var story = Story.of(forge()).asked();
        var letter = new Letter.Receipt(
                PRIYA.id(), Story.ID, "Kept as a comment. To decide, reply to this one.", Optional.of(approval(1)));

        assertThat(new ReceiptMail(page(story), PRIYA, letter, LINK, REPLY_TO)
                        .written()
                        .text())
                .startsWith(NewText.MARKER + "\n\nKept as a comment. To decide, reply to this one.\n")
                .contains("    approve      it goes on to the next step");
    }

    @Test
    void a_receipt_for_handing_on_leads_to_the_form_with_the_address_in_it() {
        var letter = new Letter.Receipt(
                PRIYA.id(),
                Story.ID,
                "To have Yuki asked instead of you, open the page and confirm it. Nothing has changed yet.",
                Optional.empty(),
                Optional.of(new Address("yuki+x@demo.example")));

        assertThat(new ReceiptMail(page(Story.of(forge()).asked()), PRIYA, letter, LINK, REPLY_TO)
                        .written()
                        .text())
                .contains("Hand it on to yuki+x@demo.example:\n" + LINK + "?to=yuki%2Bx%40demo.example#hand-on");
    }

    @Test
    void a_mail_that_nobody_reads_the_reply_of_does_not_ask_for_one() {
        var note = Written.of(new Written.Content(
                Optional.empty(),
                "Your reply was not recorded",
                "One sentence.",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of()));

        assertThat(note.text()).isEqualTo("One sentence.\n");
        assertThat(note.html()).doesNotContain(NewText.MARKER);
    }

    private static Person person(String id) {
        return Stream.of(MARA, PRIYA, HUGO, OLEG, INES, YUKI, Examples.TOMAS)
                .filter(person -> person.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
