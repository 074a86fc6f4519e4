package latchkey.reply;

import static org.assertj.core.api.Assertions.assertThat;

import latchkey.reply.Intent.Comment;
import latchkey.reply.Intent.Decision;
import latchkey.reply.Intent.Why;
import latchkey.ticket.Stage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IntentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "approve",
                "APPROVED",
                "Approve.",
                "**Approved**",
                "Approved 👍",
                "I approve this request.",
                "Yes",
                "yes, approved",
                "ok, go ahead",
                "Hi Latchkey, approved",
                "Good morning all,\n\nApproved!",
                "Thanks for the reminder.\nApproved",
                "Sorry for answering late. Approve",
                "No problem, approved",
                "This is approved by me",
                "My approval is granted",
                "App\u200Broved",
                "ＯＫです、承認します",
                "Approved ℹ️ №4711",
            })
    void plain_words_of_an_approver_approve(String text) {
        assertThat(decision(text, Stage.APPROVAL).verdict()).isEqualTo(Verdict.APPROVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deny",
                "Denied.",
                "No",
                "nope!",
                "I do not approve this",
                "Not approved",
                "Rejected",
                "Sorry, no.",
                "Don’t approve it"
            })
    void plain_words_of_an_approver_deny(String text) {
        assertThat(decision(text, Stage.APPROVAL).verdict()).isEqualTo(Verdict.DENY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"done", "Done!", "It is done.", "provisioned", "assigned", "Access is set up", "All done, thanks"
            })
    void plain_words_of_who_provisions_or_assigns_are_done(String text) {
        assertThat(decision(text, Stage.PROVISIONING).verdict()).isEqualTo(Verdict.DONE);
        assertThat(decision(text, Stage.ASSIGNMENT).verdict()).isEqualTo(Verdict.DONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "approve? | QUESTION",
                "Approve or deny? | QUESTION",
                "Shall I approve this | NO_DECISION",
                "please approve | NO_DECISION",
                "Tom, approve this | NO_DECISION",
                "I can approve this | NO_DECISION",
                "I will approve this | NO_DECISION",
                "I approved this last week | NO_DECISION",
                "Already approved | NO_DECISION",
                "pre-approved | NO_DECISION",
                "approve/deny | NO_DECISION",
                "\"approve\" | NO_DECISION",
                "аpprove | DISGUISED",
                "denіed | DISGUISED",
                "𝐚𝐩𝐩𝐫𝐨𝐯𝐞 | DISGUISED",
                "𝒟𝑒𝓃𝓎 | DISGUISED",
                "ａｐｐｒｏｖｅ | DISGUISED",
                "ⓐⓟⓟⓡⓞⓥⓔ | DISGUISED",
                "ᵃᵖᵖʳᵒᵛᵉ | DISGUISED",
                "approve ᴺᴼᵀ | DISGUISED",
                "a̶p̶p̶r̶o̶v̶e̶ | NO_DECISION",
                "ok | NO_DECISION",
                "thanks | NO_DECISION",
                "unsubscribe | NO_DECISION",
                "Yes, if she is trained | LIMITED",
                "Yes, I got it | LIMITED",
                "Yes, tomorrow | LIMITED",
                "Approved, but not before Monday | LIMITED",
                "Approved (for three months) | LIMITED",
                "Approved, Maria says | LIMITED",
                "Approved... NOT | CONTRADICTORY",
                "Approved. Denied. | CONTRADICTORY",
                "yes, no | CONTRADICTORY",
                "Approve, please | CONTRADICTORY",
                "Approved 👎 | CONTRADICTORY",
                "done | OTHER_STAGE",
                "provisioned | OTHER_STAGE",
            })
    void what_leaves_a_doubt_is_a_comment(String text, Why why) {
        assertThat(comment(text, Stage.APPROVAL).why()).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cannot | CANNOT_BY_MAIL",
                "We can't do this: no licence | CANNOT_BY_MAIL",
                "Unable to provision | CANNOT_BY_MAIL",
                "yes | OTHER_STAGE",
                "no | OTHER_STAGE",
                "approved | OTHER_STAGE",
                "Not done | NO_DECISION",
                "Done, 2 of 3 | LIMITED",
                "Done (2/3) | LIMITED",
                "Done for 2 of 3 licences | NO_DECISION",
                "Half done | NO_DECISION",
                "Partly done | NO_DECISION",
                "almost done | NO_DECISION",
                "Will do | NO_DECISION",
                "done, except for the VPN | LIMITED",
                "Done? | QUESTION",
            })
    void what_is_not_done_is_a_comment(String text, Why why) {
        assertThat(comment(text, Stage.PROVISIONING).why()).isEqualTo(why);
    }

    @Test
    void a_remark_on_the_line_or_below_becomes_the_comment() {
        assertThat(decision("Approve\nGood fit", Stage.APPROVAL))
                .isEqualTo(new Decision(Verdict.APPROVE, "Approve", "Good fit"));
        assertThat(decision("Approved. Cost centre 4711.", Stage.APPROVAL).remark())
                .isEqualTo("Cost centre 4711.");
        assertThat(decision("Deny\n\nThe licences are used up.", Stage.APPROVAL).remark())
                .isEqualTo("The licences are used up.");
        assertThat(decision("Deny: not needed", Stage.APPROVAL).remark()).isEqualTo("not needed");
    }

    @Test
    void thanks_and_regards_are_no_remark() {
        assertThat(decision("Deny, thanks\n\nKind regards,\nBo Lind\nDocks", Stage.APPROVAL)
                        .remark())
                .isEmpty();
    }

    @Test
    void a_remark_below_may_use_any_word_but_sets_no_condition_and_takes_nothing_back() {
        assertThat(decision("Approve\n\nKarl denied himself a holiday for this. Don't ask.", Stage.APPROVAL)
                        .verdict())
                .isEqualTo(Verdict.APPROVE);
        assertThat(comment("Approve\nif she is trained", Stage.APPROVAL).why()).isEqualTo(Why.LIMITED);
        assertThat(comment("Approve\n\nThat holds as long as she stays.", Stage.APPROVAL)
                        .why())
                .isEqualTo(Why.LIMITED);
        assertThat(comment("Yes\nI'll look at it", Stage.APPROVAL).why()).isEqualTo(Why.LIMITED);
        assertThat(comment("Approve\nwait, deny", Stage.APPROVAL).why()).isEqualTo(Why.CONTRADICTORY);
    }

    @Test
    void a_line_further_down_never_decides() {
        assertThat(comment("I have looked at it.\nApprove", Stage.APPROVAL).line())
                .isEqualTo("I have looked at it.");
    }

    @Test
    void a_sentence_that_a_client_wrapped_is_read_to_its_end() {
        String wrapped =
                "Approved, she has all the trainings and her manager is happy with it, that\nis to say if the audit agrees";

        assertThat(comment(wrapped, Stage.APPROVAL).why()).isEqualTo(Why.LIMITED);
    }

    @Test
    void characters_that_turn_the_order_of_others_decide_nothing() {
        assertThat(comment("\u202Eevorppa", Stage.APPROVAL).why()).isEqualTo(Why.DISGUISED);
        assertThat(comment("Approve \u2067not", Stage.APPROVAL).why()).isEqualTo(Why.DISGUISED);
    }

    @Test
    void more_than_a_ticket_keeps_decides_nothing() {
        assertThat(decision("Approve\n" + "word ".repeat(1_000), Stage.APPROVAL).verdict())
                .isEqualTo(Verdict.APPROVE);
        assertThat(comment("Approve\n" + "word ".repeat(2_000), Stage.APPROVAL).why())
                .isEqualTo(Why.TOO_LONG);
    }

    @Test
    void nothing_new_is_nothing() {
        assertThat(IntentReader.read(new NewText(""), Stage.APPROVAL)).isEqualTo(new Intent.Nothing());
        assertThat(IntentReader.read(new NewText(" \n "), Stage.APPROVAL)).isEqualTo(new Intent.Nothing());
    }

    private static Decision decision(String text, Stage stage) {
        Intent intent = IntentReader.read(new NewText(text), stage);
        assertThat(intent).isInstanceOf(Decision.class);
        return (Decision) intent;
    }

    private static Comment comment(String text, Stage stage) {
        Intent intent = IntentReader.read(new NewText(text), stage);
        assertThat(intent).isInstanceOf(Comment.class);
        return (Comment) intent;
    }
}
