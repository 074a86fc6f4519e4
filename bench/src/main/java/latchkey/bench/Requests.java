package latchkey.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import latchkey.runtime.Json;

/**
 * Requests of Mara's for Canvas, whose one approval and assignment are Bea's: the shortest way that has both.
 *
 * @param mara her session
 */
record Requests(Subject subject, String mara, Smtp smtp) {

    static final String BEA = "bea@demo.example";

    private static final Map<String, ?> BODY = Map.of("kind", "access", "app", "canvas", "reason", "Measured");

    static Requests of(Subject subject) throws IOException {
        return new Requests(subject, subject.signIn("mara@demo.example"), new Smtp(subject.smtpPort()));
    }

    /** @return the ticket's id */
    String create() throws IOException {
        return String.valueOf(subject.post("/api/v1/tickets", mara, BODY).get("id"));
    }

    List<String> create(int count) throws IOException {
        var tickets = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            tickets.add(create());
        }
        return tickets;
    }

    /** New tickets, and the reply address of each one's ask. */
    Map<String, String> asked(int count) throws IOException {
        var tickets = create(count);
        subject.idle();
        var addresses = new LinkedHashMap<String, String>();
        for (var mail : subject.mails(BEA)) {
            if (mail instanceof Map<?, ?> message && tickets.contains(header(message, "X-Latchkey-Ticket"))) {
                addresses.putIfAbsent(header(message, "X-Latchkey-Ticket"), String.valueOf(message.get("replyTo")));
            }
        }
        if (addresses.size() != count) {
            throw new IllegalStateException("%d tickets, but asks for %d".formatted(count, addresses.size()));
        }
        return addresses;
    }

    /** Bea's answer to an ask; returns the {@link System#nanoTime} at which it was all said. */
    long reply(String address, String word) throws IOException {
        return smtp.reply(BEA, address, word);
    }

    /** Reply addresses of new tickets that are approved and wait for their assignment. */
    List<String> assignments(int count) throws IOException {
        var asked = asked(count);
        var before = subject.newestMail(BEA);
        for (var address : asked.values()) {
            reply(address, "approve");
        }
        subject.idle();
        var addresses = new ArrayList<String>();
        for (var mail : subject.mails(BEA + "&after=" + before)) {
            if (mail instanceof Map<?, ?> message
                    && header(message, "X-Latchkey-Mail").equals("ask")
                    && asked.containsKey(header(message, "X-Latchkey-Ticket"))) {
                addresses.add(String.valueOf(message.get("replyTo")));
            }
        }
        if (addresses.size() != count) {
            throw new IllegalStateException("%d tickets, but assignments of %d".formatted(count, addresses.size()));
        }
        return addresses;
    }

    /** New tickets, taken to their good end. */
    void granted(int count) throws IOException {
        for (var address : assignments(count)) {
            reply(address, "done");
        }
        subject.idle();
    }

    /** Asks until the ticket says so; an answer takes the API about 3 ms. */
    void await(String ticket, String words) throws IOException {
        while (!subject.get("/api/v1/tickets/" + ticket, mara).contains(words)) {
            pause();
        }
    }

    /** Between two looks: looking without it would take from what is measured. It adds up to 2 ms to a figure. */
    static void pause() {
        LockSupport.parkNanos(2_000_000);
    }

    /** When the event of that kind was recorded. */
    Instant recordedAt(String ticket, String kind) throws IOException {
        var shown = Json.object(subject.get("/api/v1/tickets/" + ticket, mara));
        if (shown.get("timeline") instanceof List<?> timeline) {
            for (var entry : timeline) {
                if (entry instanceof Map<?, ?> event && kind.equals(event.get("kind"))) {
                    return Instant.parse(String.valueOf(event.get("at")));
                }
            }
        }
        throw new IllegalStateException("%s has no event '%s'".formatted(ticket, kind));
    }

    static String header(Map<?, ?> message, String name) {
        return message.get("headers") instanceof Map<?, ?> headers && headers.get(name) instanceof List<?> values
                ? String.valueOf(values.getFirst())
                : "";
    }
}
