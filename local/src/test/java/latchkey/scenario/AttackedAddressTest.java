package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Genuine words at the wrong address, at the wrong time, or once more. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackedAddressTest {

    private static final String BEA = Attack.BEA;
    private static final String FORGED = "X-Local-Verdicts: spf=FAIL; dkim=FAIL; dmarc=FAIL; spam=PASS; virus=PASS";

    private final Company company = Company.demo();

    private Inhabitant mara = company.person("mara");
    private Inhabitant bea = company.person("bea");

    @BeforeEach
    void they_sign_in() {
        mara = company.person("mara");
        bea = company.person("bea");
    }

    @AfterAll
    void end() {
        try (company) {
            company.isSound();
        }
    }

    @Test
    void who_is_asked_too_cannot_answer_for_another() {
        var ticket = mara.requests("beacon", "Two are asked");
        var toHugo = company.person("hugo").asked(ticket);

        var heard = heardOf(Draft.reply("priya@demo.example", toHugo).text("approve"));

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked");
        assertThat(heard).extracting(Mail::to).containsExactlyInAnyOrder("hugo@demo.example", "priya@demo.example");
        assertThat(company.mailbox("hugo").getLast().text())
                .contains("priya@demo.example answered a mail that was for you");
        assertThat(company.mailbox("priya").getLast().text())
                .contains("That mail was for somebody else")
                .doesNotContain("Beacon", ticket);
    }

    @Test
    void a_stranger_with_the_addresses_of_several_is_none_of_them() {
        var ticket = mara.requests("beacon", "Two addresses");
        var toHugo = company.person("hugo").asked(ticket).replyTo();
        var toPriya = company.person("priya").asked(ticket);

        heardOf(Draft.reply("eve@elsewhere.example", toPriya)
                .text("approve")
                .enveloped("eve@elsewhere.example", toHugo, toPriya.replyTo())
                .vouchedFor());

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked");
    }

    @Test
    void only_the_envelope_says_to_which_address_it_came() {
        var ticket = mara.requests("canvas", "Not in the envelope");
        var ask = bea.asked(ticket);
        var toMara = mara.newest(ticket).replyTo();

        var heard = heardOf(Draft.reply(BEA, ask).text("approve").enveloped(BEA, toMara));

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked");
        assertThat(heard).extracting(Mail::to).containsExactlyInAnyOrder("mara@demo.example", BEA);
    }

    @Test
    void an_approval_sent_again_to_another_request_decides_nothing() {
        var first = mara.requests("canvas", "Harmless");
        var approval = Draft.reply(BEA, bea.asked(first)).text("approve");
        heardOf(approval);
        assertThat(mara.timeline(first)).contains("approved");
        var second = mara.requests("canvas", "Not so harmless");

        var heard = heardOf(
                approval.enveloped("mara@demo.example", bea.asked(second).replyTo()));

        assertThat(mara.timeline(second)).containsExactly("submitted", "asked");
        assertThat(heard).hasSize(1).allSatisfy(mail -> {
            assertThat(mail.to()).isEqualTo(BEA);
            assertThat(mail.text()).contains("was not written to it");
        });
    }

    @Test
    void the_same_mail_later_and_its_copy_with_another_id_change_nothing() {
        var ticket = mara.requests("forge", "reader", "Replayed");
        var approval = Draft.reply("priya@demo.example", company.person("priya").asked(ticket))
                .text("approve");
        heardOf(approval);
        var decided = mara.timeline(ticket);
        assertThat(decided).containsExactly("submitted", "asked", "approved", "asked");

        assertThat(heardOf(approval)).isEmpty();
        var heard = heardOf(approval.header("Message-ID: <another@demo.example>"));

        assertThat(mara.timeline(ticket)).isEqualTo(decided);
        assertThat(heard).hasSize(1).allSatisfy(mail -> {
            assertThat(mail.to()).isEqualTo("priya@demo.example");
            assertThat(mail.kind()).isEqualTo("receipt");
        });
    }

    @Test
    void a_forged_copy_that_comes_first_does_not_stand_in_the_way_of_the_genuine_mail() {
        var ticket = mara.requests("canvas", "Overtaken");
        var genuine = Draft.reply(BEA, bea.asked(ticket)).text("approve");

        heardOf(genuine.above(FORGED));
        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked");
        heardOf(genuine);

        assertThat(mara.timeline(ticket)).contains("approved");
    }

    @Test
    void a_mail_that_only_told_something_takes_no_decision_and_answers_with_one_that_does() {
        var ticket = mara.requests("canvas", "Told and asked");
        mara.comments(ticket, "By Friday, please");
        var comment = bea.newest(ticket);
        assertThat(comment.kind()).isEqualTo("comment");

        heardOf(Draft.reply(BEA, comment).text("approve"));

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked", "commented", "commented");
        var receipt = bea.newest(ticket);
        assertThat(receipt.kind()).isEqualTo("ask");
        assertThat(receipt.text()).contains("Kept as a comment", "To decide, reply to this one");
        heardOf(Draft.reply(BEA, receipt).text("approve"));
        assertThat(mara.timeline(ticket)).contains("approved");
    }

    @Test
    void a_requester_cannot_approve_by_answering_what_they_were_told() {
        var ticket = mara.requests("canvas", "By myself");

        heardOf(Draft.reply("mara@demo.example", mara.newest(ticket)).text("approve"));

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked", "commented");
        assertThat(mara.newest(ticket).text()).contains("it decides nothing");
    }

    @Test
    void receipts_go_to_the_owner_whatever_Reply_To_says() {
        var ticket = mara.requests("canvas", "Answered elsewhere");

        var heard = heardOf(Draft.reply(BEA, bea.asked(ticket))
                .text("Who is she?")
                .above("Reply-To: eve@elsewhere.example")
                .above("Disposition-Notification-To: eve@elsewhere.example"));

        assertThat(heard).extracting(Mail::to).containsExactlyInAnyOrder("mara@demo.example", BEA);
    }

    @Test
    void programs_that_speak_for_a_person_decide_nothing_and_hear_nothing() {
        var ticket = mara.requests("canvas", "Programs");
        var ask = bea.asked(ticket);
        var accepted = "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nSUMMARY:approve\nEND:VEVENT\nEND:VCALENDAR";
        var read = "Reporting-UA: approve\nDisposition: manual-action/MDN-sent-manually; displayed";
        var plain = Draft.reply(BEA, ask).text("approve");
        for (var draft : List.of(
                plain.parts(
                        "alternative",
                        Draft.part("text/plain", "approve"),
                        Draft.part("text/calendar; method=REPLY", accepted)),
                plain.parts(
                        "report; report-type=disposition-notification",
                        Draft.part("text/plain", "approve"),
                        Draft.part("message/disposition-notification", read)),
                plain.above("X-Autoreply: yes"),
                plain.above("X-Latchkey-Mail: ask"))) {
            assertThat(heardOf(draft.header("Message-ID: <%d@demo.example>".formatted(draft.hashCode()))))
                    .isEmpty();
        }
        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked");
    }

    @Test
    void an_address_of_long_ago_takes_nothing_any_more() {
        var ticket = mara.requests("canvas", "Long ago");
        var ask = bea.asked(ticket);
        mara.withdraws(ticket).must(200);
        company.advance(Duration.ofDays(364));
        heardOf(Draft.reply(BEA, ask).text("Is it still there?"));
        var then = company.person("mara").timeline(ticket);
        assertThat(then).containsExactly("submitted", "asked", "withdrawn", "commented");

        company.advance(Duration.ofDays(3));
        var heard = heardOf(Draft.reply(BEA, ask).text("approve"));

        assertThat(heard).hasSize(1).allSatisfy(mail -> {
            assertThat(mail.to()).isEqualTo(BEA);
            assertThat(mail.text()).contains("cannot write to this request any more");
        });
        assertThat(company.person("mara").timeline(ticket)).isEqualTo(then);
    }

    @Test
    void who_may_not_see_the_request_any_more_says_nothing_to_it() {
        var ticket = mara.requests("canvas", "Passed on twice");
        bea.handsOn(ticket, "yuki").must(200);
        var yuki = company.person("yuki");
        var ask = yuki.asked(ticket);
        company.person("ines").handsOn(ticket, "yuki", "kofi", "She is away").must(200);
        var before = mara.timeline(ticket);

        var heard = heardOf(Draft.reply(yuki.address(), ask).text("approve\nI am back."));

        assertThat(mara.timeline(ticket)).isEqualTo(before);
        assertThat(heard).hasSize(1).allSatisfy(mail -> {
            assertThat(mail.to()).isEqualTo(yuki.address());
            assertThat(mail.text())
                    .contains("cannot write to this request any more")
                    .doesNotContain("Canvas", ticket);
        });
    }

    /** Sends it; what anybody hears of it. */
    private List<Mail> heardOf(Draft draft) {
        var last = company.allMail().getLast().id();
        assertThat(draft.send(company)).startsWith("250");
        company.idle();
        return company.mailAfter(Optional.of(last));
    }
}
