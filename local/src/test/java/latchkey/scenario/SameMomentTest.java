package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;

/** Two people answer in the same moment, each from a thread of its own that waits for the other before it sends. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameMomentTest {

    private final Company company = Company.demo("--aws-port", "0");
    private final Office office = new Office(company);

    @BeforeAll
    void begin() {
        office.opens();
    }

    @AfterAll
    void end() {
        office.close();
        try (company) {
            company.isSound();
        }
    }

    @RepeatedTest(5)
    void of_two_answers_on_the_page_one_counts_and_the_other_is_told_so() throws Exception { // A1, R24
        var ticket = company.person("yuki").requests("beacon", "For both of you");
        var path = "/api/v1/tickets/" + ticket + "/actions";
        var priya = company.person("priya");
        var hugo = company.person("hugo");

        var answers = atOnce(
                () -> priya.post(path, Map.of("action", "approve")),
                () -> hugo.post(path, Map.of("action", "deny", "comment", "Not him")));
        company.idle();

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        var late = answers.stream()
                .filter(answer -> answer.status() == 409)
                .findFirst()
                .orElseThrow();
        var denied = answers.getFirst().status() == 409;
        assertThat(late.json().text("detail")).contains(denied ? "denied by Hugo Castell" : "Priya Nair");
        assertThat(company.person("yuki").timeline(ticket))
                .containsExactlyElementsOf(
                        denied
                                ? List.of("submitted", "asked", "denied")
                                : List.of("submitted", "asked", "approved", "asked"));
    }

    @RepeatedTest(5)
    void of_two_answers_by_mail_one_counts_and_the_other_is_told_so() throws Exception { // A1, R24
        var ticket = company.person("yuki").requests("beacon", "For both of you");
        var priya = company.person("priya");
        var hugo = company.person("hugo");

        atOnce(() -> reply(priya, ticket, "approve"), () -> reply(hugo, ticket, "approve"));
        company.idle();

        assertThat(company.person("yuki").timeline(ticket)).containsExactly("submitted", "asked", "approved", "asked");
        var receipts = List.of(priya.newest(ticket), hugo.newest(ticket));
        assertThat(receipts).extracting(Mail::kind).containsOnly("receipt");
        assertThat(receipts)
                .filteredOn(mail -> mail.text().contains("Recorded: you approved"))
                .hasSize(1);
        assertThat(receipts)
                .filteredOn(mail -> mail.text().contains("changed nothing"))
                .hasSize(1);
    }

    @RepeatedTest(5)
    void both_of_a_quorum_of_two_are_recorded_and_it_passes_once() throws Exception { // A1, A11
        var ticket = company.person("yuki").requests("crane", "For both of you");
        var priya = company.person("priya");
        var hugo = company.person("hugo");

        atOnce(
                () -> reply(priya, ticket, "approve"),
                () -> hugo.post("/api/v1/tickets/" + ticket + "/actions", Map.of("action", "approve"))
                        .must(200)
                        .body());
        company.idle();

        assertThat(company.person("yuki").timeline(ticket))
                .containsExactly("submitted", "asked", "approved", "approved", "asked");
        assertThat(company.person("yuki").ticket(ticket).text("stage")).isEqualTo("assignment");
        assertThat(company.person("oleg").kindsOfMail(ticket)).containsExactly("ask");
        assertThat(priya.newest(ticket).text()).contains("Recorded: you approved");
    }

    private String reply(Inhabitant person, String ticket, String text) {
        var ask = person.asked(ticket);
        return company.post().send(person.address(), ask.replyTo(), Reply.gmail(person.address(), ask, text));
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... acts) throws Exception {
        var ready = new CyclicBarrier(acts.length);
        try (var threads = Executors.newFixedThreadPool(acts.length)) {
            var tasks = new ArrayList<Callable<T>>();
            for (var act : acts) {
                tasks.add(() -> {
                    ready.await();
                    return act.call();
                });
            }
            var results = new ArrayList<T>();
            for (var task : threads.invokeAll(tasks)) {
                results.add(task.get());
            }
            return results;
        }
    }
}
