package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The way of a request from the form to the end, by page and by mail. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathTest {

    private Company company = Company.onDisk();

    @BeforeAll
    void begin() {
        assertThat(company.allMail()).isEmpty();
    }

    @AfterAll
    void end() {
        try (var last = company) {
            last.isSound();
        }
    }

    @Test
    void a_decision_in_answer_to_news_is_a_comment_and_its_receipt_takes_the_decision() {
        var mara = company.person("mara");
        var bea = company.person("bea");
        var ticket = mara.requests("canvas", "Posters for the pier");
        mara.comments(ticket, "By Friday, please");

        bea.replies(bea.newest(ticket), "approve");

        assertThat(mara.timeline(ticket)).endsWith("commented", "commented");
        var receipt = bea.newest(ticket);
        assertThat(receipt.kind()).isEqualTo("ask");
        assertThat(receipt.text()).contains("Kept as a comment");

        bea.replies(receipt, "approve");

        assertThat(mara.timeline(ticket)).contains("approved");
    }

    @Test
    void a_request_is_granted_by_replies_and_on_the_page() { // R24–R29
        var mara = company.person("mara");
        var ticket = mara.requests("forge", "developer", "I build the harbour project");
        var priya = company.person("priya");
        assertThat(priya.kindsOfMail(ticket)).containsExactly("ask");
        assertThat(company.person("hugo").mails(ticket)).isEmpty();
        assertThat(company.person("oleg").mails(ticket)).isEmpty();

        priya.replies(priya.asked(ticket), "Approve\nGood fit for the docks team.");

        var hugo = company.person("hugo");
        assertThat(mara.ticket(ticket).text("step")).isEqualTo("2");
        assertThat(mara.ticket(ticket).docs("timeline").stream()
                        .filter(event -> event.text("kind").equals("approved")))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.text("comment")).isEqualTo("Good fit for the docks team.");
                    assertThat(event.text("via")).isEqualTo("mail");
                });
        assertThat(mara.timeline(ticket)).doesNotContain("commented"); // R21
        assertThat(mara.newest(ticket).text()).contains("Good fit for the docks team."); // R22
        assertThat(hugo.asked(ticket).text()).contains("Good fit for the docks team.");
        assertThat(priya.kindsOfMail(ticket)).containsExactly("ask", "receipt");

        mara.replies(mara.newest(ticket), "Could this be done by Friday?"); // R13

        assertThat(mara.timeline(ticket)).last().isEqualTo("commented");
        assertThat(priya.newest(ticket).text()).contains("Could this be done by Friday?");
        assertThat(hugo.newest(ticket).text()).contains("Could this be done by Friday?"); // R19
        assertThat(company.person("oleg").mails(ticket)).isEmpty(); // R25
        assertThat(mara.ticket(ticket).text("step")).isEqualTo("2");

        mara.replies(mara.newest(ticket), "approve"); // A7, R18
        assertThat(mara.ticket(ticket).text("step")).isEqualTo("2");
        assertThat(mara.acts(ticket, "approve").status()).isIn(403, 409);

        hugo.acts(ticket, "approve").must(200);
        var ines = company.person("ines");
        assertThat(mara.ticket(ticket).text("stage")).isEqualTo("provisioning"); // R27
        ines.repliesFromOutlook(ines.asked(ticket), "done");

        var oleg = company.person("oleg");
        assertThat(mara.ticket(ticket).text("stage")).isEqualTo("assignment");
        oleg.acts(ticket, "assigned").must(200); // R29

        assertThat(mara.ticket(ticket).text("outcome")).isEqualTo("granted");
        assertThat(mara.newest(ticket).text()).contains("granted");
        assertThat(company.execution(ticket).text("status")).isEqualTo("SUCCEEDED");
        assertThat(mara.list("my-open")).doesNotContain(ticket);
        assertThat(mara.list("my-closed")).contains(ticket);
    }

    @Test
    void a_denial_by_mail_reaches_the_requester_word_for_word() { // R23
        var jonas = company.person("jonas");
        var ticket = jonas.requests("beacon", "I watch the dashboards");
        var hugo = company.person("hugo");

        hugo.repliesFromOutlook(hugo.asked(ticket), "Deny\n\nThe licences are <used up> until March.");

        assertThat(jonas.ticket(ticket).text("outcome")).isEqualTo("denied");
        assertThat(jonas.newest(ticket).text()).contains("The licences are <used up> until March.");
        assertThat(jonas.newest(ticket).html()).contains("&lt;used up&gt;").doesNotContain("<used up>");
        assertThat(company.execution(ticket).text("status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_late_answer_to_a_withdrawn_request_is_refused_politely() { // R12
        var kofi = company.person("kofi");
        var ticket = kofi.requests("scope", "For the sales team");
        var bea = company.person("bea");
        bea.replies(bea.asked(ticket), "approve");
        var priya = company.person("priya");
        var ask = priya.asked(ticket);

        kofi.withdraws(ticket).must(200);
        assertThat(priya.newest(ticket).text()).contains("withdrawn");
        int before = priya.mails(ticket).size();
        priya.replies(ask, "approve");

        assertThat(kofi.ticket(ticket).text("outcome")).isEqualTo("withdrawn");
        assertThat(priya.mails(ticket)).hasSize(before + 1);
        assertThat(priya.newest(ticket).text())
                .contains("withdrawn by Kofi Mensah")
                .contains("changed nothing");
        assertThat(company.execution(ticket).text("status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void who_does_not_answer_is_reminded_and_the_answer_counts() { // R41
        var sam = company.person("sam");
        var ticket = sam.requests("canvas", "Posters");
        company.advance(Duration.ofHours(49));
        var bea = company.person("bea");
        assertThat(bea.kindsOfMail(ticket)).containsExactly("ask", "reminder");

        bea.replies(bea.asked(ticket), "Approved!");

        assertThat(company.person("sam").ticket(ticket).text("stage")).isEqualTo("assignment");
    }

    @Test
    void what_nobody_answers_expires() {
        var yuki = company.person("yuki");
        var ticket = yuki.requests("roster", "To see the holidays");

        company.advance(Duration.ofDays(31));

        assertThat(company.person("yuki").ticket(ticket).text("outcome")).isEqualTo("expired");
        assertThat(company.person("yuki").newest(ticket).text()).contains("expired");
        assertThat(company.execution(ticket).text("status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void an_action_by_the_api_costs_no_more_reads_than_its_answer_shows() {
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "Posters for the quay");
        var path = "/api/v1/tickets/" + ticket + "/actions";
        var bea = company.person("bea");

        assertThat(reads(() -> bea.post(path, Map.of("action", "approve")).must(200)))
                .as("the session; person, roster, catalog and ticket; the timeline")
                .isEqualTo("{GetItem=1, BatchGetItem=1, Query=1}");
        company.idle();
        assertThat(reads(() -> bea.post(path, Map.of("action", "assigned"), "assigned-once")
                        .must(200)))
                .as("and the key")
                .isEqualTo("{GetItem=2, BatchGetItem=1, Query=1}");
    }

    /** What the pages and the API read of the table. */
    private String reads(Runnable action) {
        var before = readsSoFar();
        action.run();
        var after = readsSoFar();
        after.replaceAll((operation, many) -> many - before.getOrDefault(operation, 0));
        return after.toString();
    }

    private Map<String, Integer> readsSoFar() {
        var web = company.get("/_local/calls", Map.of()).must(200).json().doc("WebFunction");
        var reads = new LinkedHashMap<String, Integer>();
        for (var operation : List.of("GetItem", "BatchGetItem", "Query")) {
            var call = "dynamodb." + operation;
            reads.put(operation, web.has(call) ? Integer.parseInt(web.text(call)) : 0);
        }
        return reads;
    }
}
