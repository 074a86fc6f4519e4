package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import latchkey.runtime.Json;

/**
 * Plays the people while one thing goes wrong. They try again when a page says that it failed; whoever hears nothing waits as
 * long as the fault may make it last, and no longer.
 */
final class AmongFaults implements Teller {

    /** The queues' visibility timeout, and a little: then a message that a function has left behind comes again. */
    private static final Duration A_VISIBILITY = Duration.ofMinutes(7);

    /** The courier may put a mail back for 15 minutes, and more than once. */
    private static final int MOST_VISIBILITIES = 8;

    /** An answer that met a closed token is looked after so much later. */
    private static final Duration THE_CHECK = Duration.ofMinutes(2);

    private static final int MOST_TRIES = 4;

    private final Company company;
    private final Optional<String> lastMail;
    private final boolean isLate;
    private boolean aDayHasGone;

    /**
     * @param lastMail the newest there is
     * @param isLate whether something arrives a day late; then people act on what they have
     */
    AmongFaults(Company company, Optional<String> lastMail, boolean isLate) {
        this.company = company;
        this.lastMail = lastMail;
        this.isLate = isLate;
    }

    @Override
    public String requests(String name, String app) {
        var body = Map.of("kind", "access", "app", app, "reason", "For the harbour");
        return posts(name, "/api/v1/tickets", body).json().text("id");
    }

    @Override
    public void acts(String name, String ticket, String action) {
        asked(name, ticket, "ask");
        posts(name, "/api/v1/tickets/" + ticket + "/actions", Map.of("action", action));
    }

    @Override
    public void comments(String name, String ticket, String text) {
        posts(name, "/api/v1/tickets/" + ticket + "/comments", Map.of("text", text));
    }

    @Override
    public void withdraws(String name, String ticket) {
        posts(name, "/api/v1/tickets/" + ticket + "/withdrawal", Map.of());
    }

    @Override
    public void notes(String name, boolean active) {
        var admin = company.person("ines");
        var path = "/api/v1/admin/people/" + Company.address(name);
        untilDone(() -> {
            var now = admin.get(path);
            return now.status() >= 500 ? now : admin.puts(path, Map.of("active", active), now.tag());
        });
    }

    @Override
    public void replies(String name, String ticket, String text) {
        var ask = asked(name, ticket, "ask", "reminder");
        var address = Company.address(name);
        assertThat(company.post().send(address, ask.replyTo(), Reply.gmail(address, ask, text)))
                .startsWith("250");
        settle();
    }

    @Override
    public Mail asked(String name, String ticket, String... kinds) {
        var found = newest(name, ticket, kinds);
        if (found.isEmpty() && isLate && !aDayHasGone) {
            aDayGoes();
            found = newest(name, ticket, kinds);
        }
        return found.orElseThrow(
                () -> new AssertionError("%s has no %s about %s".formatted(name, List.of(kinds), ticket)));
    }

    @Override
    public void advance(Duration by) {
        company.clock(by);
        settle();
    }

    /** Lets come in whatever is still to come. */
    void ends() {
        settle();
        if (isLate && !aDayHasGone) {
            aDayGoes();
        }
        advance(THE_CHECK);
    }

    /** All mail since the story began. */
    List<Mail> mail() {
        return company.mailAfter(lastMail);
    }

    private void aDayGoes() {
        aDayHasGone = true;
        advance(Duration.ofDays(1).plus(A_VISIBILITY));
    }

    private Optional<Mail> newest(String name, String ticket, String... kinds) {
        return mail().stream()
                .filter(mail -> mail.ticket().equals(ticket) && mail.isTo(Company.address(name)))
                .filter(mail -> List.of(kinds).contains(mail.kind()))
                .reduce((one, later) -> later);
    }

    /** The same request again, with the same key, as long as the answer is that something broke. */
    private Answer posts(String name, String path, Map<String, ?> body) {
        var headers = Map.of(
                "Cookie", company.person(name).cookie(),
                "Content-Type", "application/json",
                "Idempotency-Key", UUID.randomUUID().toString());
        return untilDone(() -> company.call("POST", path, headers, Json.write(body)));
    }

    private Answer untilDone(Supplier<Answer> attempt) {
        var answer = attempt.get();
        for (int tries = 1; answer.status() >= 500 && tries < MOST_TRIES; tries++) {
            settle();
            answer = attempt.get();
        }
        settle();
        return answer.mustSucceed();
    }

    private void settle() {
        var idle = company.idleNow();
        for (int many = 0; idle.status() != 200; many++) {
            if (many == MOST_VISIBILITIES) {
                throw new AssertionError("It never comes to rest: " + idle.body());
            }
            company.clock(A_VISIBILITY);
            idle = company.idleNow();
        }
    }
}
