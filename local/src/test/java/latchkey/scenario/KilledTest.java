package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** {@code kill -9} at any step, at once after the door has answered, while the rest is under way. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Order(2) // the longest begin first
class KilledTest {

    private static final int KILLS = 20;
    private static final long LONGEST_LIFE_MILLIS = 1_000;

    /** Two couriers run at once, so a kill can strike two mails that are sent and not yet marked as sent. */
    private static final int SENT_AT_ONCE = 2;

    @Test
    void killed_after_every_step_nothing_is_lost_and_all_goes_on() {
        try (var company = Company.onDisk()) {
            var ticket = company.person("mara")
                    .post(
                            "/api/v1/tickets",
                            java.util.Map.of(
                                    "kind", "access", "app", "forge", "licence", "reader", "reason", "For the audit"))
                    .must(201)
                    .json()
                    .text("id");
            company.killAndStartAgain();
            company.idle();
            for (var step : steps(ticket)) {
                step.accept(company);
                company.killAndStartAgain();
                company.idle();
            }
            var mara = company.person("mara");
            assertThat(mara.ticket(ticket).text("outcome")).isEqualTo("granted");
            assertThat(mara.timeline(ticket))
                    .containsExactly(
                            "submitted",
                            "asked",
                            "approved",
                            "asked",
                            "commented",
                            "approved",
                            "asked",
                            "provisioned",
                            "asked",
                            "assigned",
                            "granted");
            assertThat(company.execution(ticket).text("status")).isEqualTo("SUCCEEDED");
            company.isSound();
        }
    }

    @Test
    void killed_twenty_times_under_traffic_whatever_was_acknowledged_comes_to_its_end() throws Exception {
        long seed = Long.getLong("latchkey.kills.seed", 20261123);
        var random = new Random(seed);
        try (var company = Company.onDisk("--aws-port", "0");
                var traffic = new Traffic(company)) {
            traffic.start();
            for (int kills = 0; kills < KILLS; kills++) {
                traffic.awaitMail();
                Thread.sleep(random.nextLong(LONGEST_LIFE_MILLIS)); // any moment is as good
                company.killAndStartAgain();
            }
            traffic.stop();
            company.idle();

            assertThat(traffic.misses(SENT_AT_ONCE)).as("seed %d", seed).isEmpty();
            company.isSound();
            try (var remains = new Remains(company)) {
                assertThat(remains.unstarted()).isEmpty();
            }
            Counts.write(
                    "kills",
                    "kills: %d of %d survived; %s were acknowledged and none was lost (seed %d)"
                            .formatted(KILLS, KILLS, traffic, seed));
        }
    }

    /** Each ends when its own door has answered; nobody waits for what follows. */
    private static List<Consumer<Company>> steps(String ticket) {
        return List.of(
                company -> mail(company, "priya", ticket, "approve"),
                company -> company.person("mara")
                        .post("/api/v1/tickets/" + ticket + "/comments", java.util.Map.of("text", "By Friday?"))
                        .must(201),
                company -> act(company, "hugo", ticket, "approve"),
                company -> mail(company, "ines", ticket, "done"),
                company -> act(company, "oleg", ticket, "assigned"));
    }

    private static void mail(Company company, String name, String ticket, String text) {
        var person = company.person(name);
        var ask = person.asked(ticket);
        assertThat(company.post().send(person.address(), ask.replyTo(), Reply.gmail(person.address(), ask, text)))
                .startsWith("250");
    }

    private static void act(Company company, String name, String ticket, String action) {
        company.person(name)
                .post("/api/v1/tickets/" + ticket + "/actions", java.util.Map.of("action", action))
                .must(200);
    }
}
