package latchkey.scenario;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import latchkey.runtime.Json;

/**
 * Plays the people while the process is killed and started again: they try until they are told that it is done, and from then
 * on rely on it. What was acknowledged is counted.
 */
final class AmongKills implements Teller {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Company company;
    private final AtomicInteger requests;
    private final AtomicInteger replies;
    private final AtomicInteger comments;

    AmongKills(Company company, AtomicInteger requests, AtomicInteger replies, AtomicInteger comments) {
        this.company = company;
        this.requests = requests;
        this.replies = replies;
        this.comments = comments;
    }

    @Override
    public String requests(String name, String app) {
        var body = Map.of("kind", "access", "app", app, "reason", "For the harbour");
        var ticket = posts(name, "/api/v1/tickets", body).json().text("id");
        requests.incrementAndGet();
        return ticket;
    }

    @Override
    public Mail asked(String name, String ticket, String... kinds) {
        var address = Company.address(name);
        return until(
                "a mail to %s about %s".formatted(name, ticket),
                () -> company.mailbox(name).stream()
                        .filter(mail -> mail.ticket().equals(ticket) && mail.isTo(address))
                        .filter(mail -> List.of(kinds).contains(mail.kind()))
                        .reduce((one, later) -> later));
    }

    @Override
    public void replies(String name, String ticket, String text) {
        var ask = asked(name, ticket, "ask", "reminder");
        var address = Company.address(name);
        var raw = Reply.gmail(address, ask, text);
        until(
                "250 for the reply of " + name,
                () -> Optional.of(company.post().send(address, ask.replyTo(), raw))
                        .filter(said -> said.startsWith("250")));
        replies.incrementAndGet();
    }

    @Override
    public void acts(String name, String ticket, String action) {
        asked(name, ticket, "ask");
        posts(name, "/api/v1/tickets/" + ticket + "/actions", Map.of("action", action));
    }

    @Override
    public void comments(String name, String ticket, String text) {
        posts(name, "/api/v1/tickets/" + ticket + "/comments", Map.of("text", text));
        comments.incrementAndGet();
    }

    @Override
    public void withdraws(String name, String ticket) {
        posts(name, "/api/v1/tickets/" + ticket + "/withdrawal", Map.of());
    }

    @Override
    public void notes(String name, boolean active) {
        throw new UnsupportedOperationException("Who leaves is there for others, who are at work");
    }

    @Override
    public void advance(Duration by) {
        throw new UnsupportedOperationException("The clock is everybody's, and others are at work");
    }

    private Answer posts(String name, String path, Map<String, ?> body) {
        var cookie = until(
                "a session for " + name, () -> Optional.of(company.person(name).cookie()));
        var headers = Map.of(
                "Cookie",
                cookie,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        return until(
                        "an answer to " + path,
                        () -> Optional.of(company.call("POST", path, headers, Json.write(body)))
                                .filter(answer -> answer.status() < 500))
                .mustSucceed();
    }

    /** Looks until it is there. A connection that breaks means that the process was killed and starts again. */
    private static <T> T until(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (System.nanoTime() < end) {
            var found = unlessKilled(look);
            if (found.isPresent()) {
                return found.get();
            }
            pause();
        }
        throw new AssertionError("Within %s there was not %s".formatted(LONGEST_WAIT, what));
    }

    private static <T> Optional<T> unlessKilled(Supplier<Optional<T>> look) {
        try {
            return look.get();
        } catch (UncheckedIOException killed) {
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
