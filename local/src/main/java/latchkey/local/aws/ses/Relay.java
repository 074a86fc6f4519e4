package latchkey.local.aws.ses;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import latchkey.local.aws.Disk;

/**
 * Hands each mail on to a server that sends it into the world, one after the other and off the caller's thread. What has
 * not been handed on when the process ends is handed on at the next start, so that a mail may go twice and never not at all;
 * what the server refuses is told on standard error, as a bounce would tell it, and stays in the mailbox.
 */
public final class Relay implements AutoCloseable {

    /** Where the server is. */
    public record Target(String host, int port) {

        /** Reads {@code HOST:PORT}. */
        public static Target of(String text) {
            int colon = text.lastIndexOf(':');
            if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
                throw new IllegalArgumentException("A relay looks like mail.example.com:25, not like " + text);
            }
            return new Target(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        }
    }

    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("relay").factory();

    private final Target target;
    private final Disk disk;
    private final SentMails mails;
    private final Map<String, String> waiting;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(THREADS);

    Relay(Target target, Disk disk, SentMails mails) {
        this.target = target;
        this.disk = disk;
        this.mails = mails;
        this.waiting = disk.map("ses.relay");
        List.copyOf(waiting.keySet()).forEach(this::go);
    }

    /** Notes that a mail is to go; the caller commits. */
    void keep(String id) {
        waiting.put(id, "");
    }

    void go(String id) {
        worker.execute(() -> {
            relay(id);
            waiting.remove(id);
            disk.commit();
        });
    }

    /** Hands on what is waiting, and ends. */
    @Override
    public void close() {
        worker.close();
    }

    private void relay(String id) {
        var mail = mails.find(id).orElseThrow();
        var bytes = mails.bytes(id).orElseThrow();
        try {
            Letter.of(bytes).send(target.host(), target.port(), Letter.sender(RawMail.of(bytes)), mail.recipients());
        } catch (MessagingException e) {
            System.err.printf(
                    "Mail %s to %s was not taken by the relay %s:%d: %s. It stays in the mailbox.%n",
                    id, String.join(", ", mail.recipients()), target.host(), target.port(), Letter.reason(e));
        }
    }
}
