package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import latchkey.runtime.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Programs that answer whatever they get. No talk with them goes on for ever. Each mail is answered when all before it has come
 * to rest, so that the mails can be counted: nothing races. Each talk begins with an hour, since limits are of ten minutes and
 * of a day.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopsTest {

    private static final String AWAY = "I am away and will read your mail when I am back.";

    /** Rounds of everybody answering everything; a talk that ends by itself ends long before. */
    private static final int MOST_ROUNDS = 60;

    private final Company company = tomorrow(Company.demo());
    private final Inhabitant mara = company.person("mara");
    private final Inhabitant bea = company.person("bea");

    @AfterAll
    void end() {
        try (company) {
            company.isSound();
        }
    }

    @BeforeEach
    void an_hour_begins() {
        company.clock(until(company, ChronoUnit.HOURS));
    }

    @Test
    void a_vacation_responder_that_says_so_is_not_answered() {
        var before = company.allMail().size();
        var ticket = mara.requests("canvas", "Posters");

        var mails = talk(
                ticket, Set.of("mara", "bea"), draft -> draft.above("Auto-Submitted: auto-replied"), Duration.ZERO);

        assertThat(mails).isEqualTo(company.allMail().size() - before).isEqualTo(2);
        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked");
    }

    @Test
    void one_that_does_not_say_so_gets_one_receipt() {
        var ticket = mara.requests("canvas", "Posters");

        talk(ticket, Set.of("bea"), UnaryOperator.identity(), Duration.ZERO);

        assertThat(bea.kindsOfMail(ticket)).containsExactly("ask", "receipt");
        assertThat(mara.kindsOfMail(ticket)).containsExactly("news", "comment", "comment");
        assertThat(bea.newest(ticket).header("Auto-Submitted")).isEqualTo("auto-replied");
        assertThat(bea.newest(ticket).header("X-Auto-Response-Suppress")).isEqualTo("All");
        assertThat(company.allMail())
                .allMatch(mail -> mail.header("Auto-Submitted").startsWith("auto-"));
    }

    @Test
    void one_that_answers_each_receipt_that_asks_again_hears_no_more_that_day() {
        var ticket = company.person("yuki").requests("ledger", "clerk", "Posters");

        talk(ticket, Set.of("jonas"), draft -> draft.text("deny"), Duration.ofMinutes(11));

        assertThat(counts(company.person("jonas"), ticket)).isEqualTo(Map.of("ask", 31L));
        assertThat(company.person("yuki").timeline(ticket)).containsExactly("submitted", "asked");
    }

    @Test
    void two_that_do_not_say_so_soon_hear_nothing_of_each_other_and_their_words_are_kept() {
        var ticket = mara.requests("canvas", "Posters");

        talk(ticket, Set.of("mara", "bea"), UnaryOperator.identity(), Duration.ofMinutes(11));

        assertThat(counts(mara, ticket)).containsEntry("comment", 20L);
        assertThat(counts(bea, ticket)).containsEntry("comment", 20L);
        assertThat(counts(bea, ticket).get("receipt")).isLessThanOrEqualTo(20L);
        assertThat(mara.timeline(ticket)).hasSizeGreaterThan(42).doesNotContain("approved", "denied");
    }

    @Test
    void who_mails_a_twenty_first_comment_in_a_day_hears_once_that_it_stands_on_the_page_only() {
        var ticket = mara.requests("canvas", "Posters");
        var ask = bea.asked(ticket);
        for (int i = 1; i <= 20; i++) {
            bea.replies(ask, "Which size, number %d?".formatted(i));
        }
        assertThat(counts(mara, ticket)).containsEntry("comment", 20L);
        assertThat(counts(bea, ticket)).containsEntry("receipt", 5L);
        company.clock(Duration.ofMinutes(10));

        bea.replies(ask, "And what colour?");
        assertThat(bea.newest(ticket).text()).contains("Kept as a comment", "not mailed to the others");
        bea.replies(ask, "And what paper?");
        assertThat(bea.newest(ticket).text()).contains("Kept as a comment").doesNotContain("not mailed to the others");

        assertThat(counts(mara, ticket)).containsEntry("comment", 20L);
        assertThat(counts(bea, ticket)).containsEntry("receipt", 7L);
        assertThat(mara.get("/tickets/" + ticket).must(200).body()).contains("And what colour?", "And what paper?");
        mara.comments(ticket, "Blue");
        assertThat(bea.newest(ticket).text()).as("written on the page").contains("Blue");
        company.clock(Duration.ofHours(23));
        bea.replies(ask, "And when?");
        assertThat(mara.newest(ticket).text()).as("the next day").contains("And when?");
    }

    @Test
    void another_Latchkey_hears_nothing() {
        var ticket = mara.requests("canvas", "Posters");
        var ask = bea.asked(ticket);
        var there = "reply+0123456789abcdefghjkmnpqrs@inbound.other.example";
        int before = company.allMail().size();
        for (var kind : List.of("ask", "news", "receipt", "comment")) {
            Draft.reply("latchkey@other.example", ask)
                    .text(ask.text())
                    .vouchedFor()
                    .above("X-Latchkey-Mail: " + kind)
                    .send(company);
            Draft.reply(bea.address(), ask)
                    .text(ask.text())
                    .above("Auto-Submitted: auto-generated")
                    .send(company);
        }
        company.idle();
        assertThat(company.allMail()).hasSize(before);

        for (int i = 0; i < 10; i++) {
            Draft.reply(there, ask).text(ask.text()).vouchedFor().send(company);
        }
        company.idle();

        assertThat(company.allMail()).as("the one who was asked hears it once").hasSize(before + 1);
        assertThat(company.mailbox(there)).isEmpty();
        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked");
    }

    @Test
    void a_mailbox_that_sends_everything_back_is_told_of_once() {
        var ticket = mara.requests("beacon", "Posters");
        var all = Set.of("hugo", "ines", "tomas");

        int rounds = 0;
        Optional<String> last = Optional.empty();
        for (var mails = to(all, ticket, last); !mails.isEmpty() && rounds < 10; rounds++) {
            last = Optional.of(company.allMail().getLast().id());
            mails.forEach(this::comesBack);
            mails = to(all, ticket, last);
        }

        assertThat(rounds).isLessThan(5);
        assertThat(mara.timeline(ticket)).filteredOn("warning"::equals).hasSizeLessThanOrEqualTo(all.size());
        assertThat(company.allMail())
                .filteredOn(mail -> mail.ticket().equals(ticket))
                .hasSizeLessThanOrEqualTo(12);
    }

    private List<Mail> to(Set<String> people, String ticket, Optional<String> after) {
        return company.mailAfter(after).stream()
                .filter(mail -> mail.ticket().equals(ticket))
                .filter(mail -> people.stream().map(Company::address).anyMatch(mail::isTo))
                .toList();
    }

    /** As SES tells of it, and as a mail that the other server wrote. */
    private void comesBack(Mail mail) {
        company.call(
                        "POST",
                        "/_local/bounces",
                        Map.of("Content-Type", "application/json"),
                        Json.write(Map.of("mail", mail.id())))
                .must(200);
        company.idle();
        Draft.reply("mailer-daemon@demo.example", mail)
                .text("Delivery has failed")
                .enveloped("", mail.replyTo())
                .send(company);
        company.idle();
    }

    private static Map<String, Long> counts(Inhabitant person, String ticket) {
        return person.kindsOfMail(ticket).stream()
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
    }

    /** The day after: all that a test lets happen is then of one day. */
    private static Company tomorrow(Company company) {
        company.clock(until(company, ChronoUnit.DAYS));
        return company;
    }

    private static Duration until(Company company, ChronoUnit next) {
        var now = Instant.parse(
                company.get("/_local/clock", Map.of()).must(200).json().text("now"));
        return Duration.between(now, now.truncatedTo(next).plus(1, next));
    }

    /** These people's programs answer each mail about the ticket. @return how many mails there were in all */
    private int talk(String ticket, Set<String> people, UnaryOperator<Draft> how, Duration pause) {
        int rounds = 0;
        Optional<String> last = Optional.empty();
        for (var mails = to(people, ticket, last); !mails.isEmpty(); rounds++) {
            assertThat(rounds).as("rounds").isLessThan(MOST_ROUNDS);
            last = Optional.of(company.allMail().getLast().id());
            if (pause.isPositive()) {
                company.clock(pause);
            }
            for (var mail : mails) {
                how.apply(Draft.reply(mail.to(), mail).text(AWAY)).send(company);
                company.idle();
            }
            mails = to(people, ticket, last);
        }
        return to(people, ticket, Optional.empty()).size();
    }
}
