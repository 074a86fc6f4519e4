package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Somebody who is asked is away, and their mail program says until when. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbsentTest {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final Company company = Company.demo("--aws-port", "0");

    @AfterAll
    void end() {
        try (company) {
            company.isSound();
        }
    }

    @Test
    void the_timeline_and_the_requesters_page_say_until_when_and_nobody_is_answered() {
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "While you are away");
        var bea = company.person("bea");
        var until = inTwoWeeks(company);
        var mails = company.allMail().size();

        absenceNote(bea, ticket, "I am out of the office until %s.".formatted(DAY.format(until)))
                .vouchedFor()
                .send(company);
        company.idle();

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked", "away");
        var event = mara.ticket(ticket).docs("timeline").getLast();
        assertThat(event.text("comment")).isEqualTo("Away until %s.".formatted(DAY.format(until)));
        assertThat(event.doc("by").text("name")).isEqualTo("Bea Fontaine");
        assertThat(event.text("via")).isEqualTo("mail");
        assertThat(mara.get("/tickets/" + ticket).must(200).body())
                .contains("Waiting for Bea Fontaine (away until %s)".formatted(DAY.format(until)))
                .contains("sent an absence note");
        assertThat(company.allMail()).hasSize(mails);

        absenceNote(bea, ticket, "Abwesend bis " + until).vouchedFor().send(company); // the same day, to a reminder
        company.idle();
        assertThat(mara.timeline(ticket)).hasSize(3);
        bea.replies(bea.asked(ticket), "approve");
        assertThat(mara.timeline(ticket)).contains("approved");
    }

    @Test
    void a_note_that_is_not_theirs_or_says_no_day_or_answers_no_ask_is_not_kept() {
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "Who is away?");
        var bea = company.person("bea");
        var said = "Back on " + inTwoWeeks(company);
        var before = company.allMail().size();

        absenceNote(bea, ticket, said).verdicts("dmarc=FAIL").send(company);
        absenceNote(bea, ticket, said).verdicts("dmarc=GRAY").send(company);
        absenceNote(bea, ticket, said).from("hugo@demo.example").vouchedFor().send(company);
        absenceNote(bea, ticket, "I am out of the office.").vouchedFor().send(company);
        Draft.reply(mara.address(), mara.newest(ticket))
                .header("Auto-Submitted: auto-replied")
                .text(said)
                .vouchedFor()
                .send(company);
        company.idle();

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked");
        assertThat(company.allMail()).hasSize(before);
    }

    /** As Exchange and Gmail send it: nothing in the envelope's From, and a sign that a program wrote it. */
    private static Draft absenceNote(Inhabitant from, String ticket, String text) {
        var ask = from.asked(ticket);
        return Draft.reply(from.address(), ask)
                .enveloped("", ask.replyTo())
                .header("Auto-Submitted: auto-replied")
                .header("Subject: Automatic reply: " + ask.subject())
                .text(text);
    }

    private static LocalDate inTwoWeeks(Company company) {
        var now = Instant.parse(company.get("/_local/clock", java.util.Map.of())
                .must(200)
                .json()
                .text("now"));
        return LocalDate.ofInstant(now, ZoneOffset.UTC).plusWeeks(2);
    }
}
