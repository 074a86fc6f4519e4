package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a reply can say besides a decision: that the request is taken back, or that somebody else should be asked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstructedTest {

    private final Company company = Company.demo("--aws-port", "0");

    @AfterAll
    void end() {
        try (company) {
            company.isSound();
        }
    }

    @Test
    void the_requester_takes_it_back_by_a_reply_to_any_mail() { // R12
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "For posters");
        company.person("bea").comments(ticket, "Which size?").must(201);
        assertThat(mara.mails(ticket).getFirst().text()).contains("To take your request back, reply “withdraw”.");

        mara.replies(mara.newest(ticket), "Sorry, please withdraw it.\n\nWe print them elsewhere.");

        var now = mara.ticket(ticket);
        assertThat(now.text("outcome")).isEqualTo("withdrawn");
        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked", "commented", "withdrawn");
        var event = company.person("bea").ticket(ticket).docs("timeline").getLast();
        assertThat(event.text("via")).isEqualTo("mail");
        assertThat(event.text("comment")).isEqualTo("We print them elsewhere.");
        assertThat(event.doc("evidence").text("line")).isEqualTo("Sorry, please withdraw it.");
        assertThat(mara.newest(ticket).text()).contains("Recorded: you have withdrawn");
        assertThat(company.person("bea").newest(ticket).text()).contains("Mara Lindqvist has withdrawn the request");
        assertThat(company.execution(ticket).text("status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void what_has_ended_is_taken_back_no_more_and_words_besides_are_kept() { // R12
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "Twice");
        mara.replies(mara.newest(ticket), "withdraw");
        var events = mara.timeline(ticket).size();

        mara.replies(mara.newest(ticket), "withdraw"); // to the receipt: no answer, or two programs would talk for ever
        mara.replies(mara.mails(ticket).getFirst(), "withdraw\n\nI forgot that I had.");

        assertThat(mara.timeline(ticket)).hasSize(events + 1).endsWith("commented");
        assertThat(mara.newest(ticket).text())
                .contains("was withdrawn by Mara Lindqvist")
                .contains("was kept as a comment");
    }

    @Test
    void nobody_else_takes_it_back() { // R12, R18
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "Still wanted");
        var bea = company.person("bea");

        bea.replies(bea.asked(ticket), "withdraw");
        mara.replies(mara.newest(ticket), "Withdraw?");

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked", "commented", "commented");
        assertThat(mara.ticket(ticket).text("status")).isEqualTo("open");
    }

    @Test
    void who_is_asked_hands_it_on_by_a_reply_and_confirms_it_on_the_page() { // R37
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "Ask Yuki");
        var bea = company.person("bea");
        assertThat(bea.asked(ticket).text()).contains("Reply “reassign to” and their mail address");

        bea.replies(bea.asked(ticket), "Reassign to Yuki Tanaka <yuki@demo.example>.\n\nShe knows the budget.");

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked", "commented");
        assertThat(company.person("yuki").mails(ticket)).isEmpty();
        var receipt = bea.newest(ticket);
        assertThat(receipt.text())
                .contains("To have Yuki Tanaka asked instead of you, open the page and confirm it.")
                .contains("What you wrote besides was kept as a comment.");
        var link = receipt.doc().texts("links").stream()
                .filter(one -> one.contains("?to="))
                .findFirst()
                .orElseThrow();
        var page = link.substring(link.indexOf("/tickets/"), link.indexOf('#'));
        assertThat(bea.get(page).must(200).body()).contains("value=\"yuki@demo.example\"");
        assertThat(company.get(page, Map.of())
                        .must(303)
                        .headers()
                        .getOrDefault("set-cookie", List.of())
                        .toString())
                .as("after signing in it goes there")
                .contains("?to=yuki%40demo.example");
        assertThat(mara.timeline(ticket)).as("a GET changes nothing").hasSize(3);

        bea.sends(page, "/tickets/" + ticket + "/reassignment", Map.of("to", "yuki@demo.example"))
                .must(303);

        assertThat(mara.timeline(ticket)).endsWith("reassigned");
        assertThat(company.person("yuki").asked(ticket).text())
                .contains("Yuki Tanaka is asked instead of Bea Fontaine");
    }

    @Test
    void who_cannot_be_asked_is_said_at_once() { // R37, A7
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "Ask whom?");
        var bea = company.person("bea");
        var ask = bea.asked(ticket);

        bea.replies(ask, "reassign to mara@demo.example");
        assertThat(bea.newest(ticket).text()).contains("made this request").doesNotContain("?to=");
        bea.replies(ask, "reassign to nobody@demo.example");
        assertThat(bea.newest(ticket).text())
                .contains("Nobody here has the address “nobody@demo.example”. Nothing has changed.");
        bea.replies(ask, "reassign to Yuki");
        assertThat(bea.newest(ticket).text()).contains("such as “reassign to name@demo.example”");

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked");
        bea.replies(ask, "approve");
        assertThat(mara.timeline(ticket)).contains("approved");
    }
}
