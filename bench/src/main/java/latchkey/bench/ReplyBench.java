package latchkey.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A reply by mail, from the end of DATA until the API shows the action recorded. The ticket is asked for without a pause,
 * so a figure is too long by at most one answer of the API, about 3 ms.
 */
final class ReplyBench {

    private static final int WARM_UP = 30;
    private static final int ONE_BY_ONE = 100;
    private static final int TOGETHER = 120;
    private static final int SENDERS = 4;
    private static final String APPROVER = "bea@demo.example";

    private final Subject subject;
    private final String mara;

    private ReplyBench(Subject subject) throws IOException {
        this.subject = subject;
        this.mara = subject.signIn("mara@demo.example");
    }

    static void run(Path project, Consumer<Figure> figures) throws IOException {
        try (var subject =
                new Subject(project, Files.createTempDirectory("latchkey-bench").resolve("data"))) {
            var bench = new ReplyBench(subject);
            bench.oneByOne(WARM_UP);
            figures.accept(new Figure(
                    "reply", "end of DATA to recorded action, 1 sender, on disk", "ms", bench.oneByOne(ONE_BY_ONE)));
            figures.accept(Figure.single("reply", "recorded actions, 4 senders, on disk", "1/s", bench.together()));
        }
    }

    private double[] oneByOne(int count) throws IOException {
        var asks = new ArrayList<>(asks(count).entrySet());
        var times = new double[count];
        for (int i = 0; i < count; i++) {
            long end = send(asks.get(i).getValue());
            awaitRecorded(asks.get(i).getKey());
            times[i] = (System.nanoTime() - end) / 1e6;
            subject.idle();
        }
        return times;
    }

    private double together() throws IOException {
        var asks = new ArrayList<>(asks(TOGETHER).entrySet());
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(SENDERS)) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int sender = 0; sender < SENDERS; sender++) {
                int first = sender;
                tasks.add(() -> {
                    for (int i = first; i < asks.size(); i += SENDERS) {
                        send(asks.get(i).getValue());
                    }
                    return true;
                });
            }
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        for (var ask : asks) {
            awaitRecorded(ask.getKey());
        }
        return TOGETHER / ((System.nanoTime() - begun) / 1e9);
    }

    /** New tickets, and the reply address of each one's ask. */
    private Map<String, String> asks(int count) throws IOException {
        var tickets = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var body = Map.of("kind", "access", "app", "canvas", "reason", "Measured");
            tickets.add(
                    String.valueOf(subject.post("/api/v1/tickets", mara, body).get("id")));
        }
        subject.idle();
        var addresses = new LinkedHashMap<String, String>();
        for (var mail : subject.mails(APPROVER)) {
            if (mail instanceof Map<?, ?> message && tickets.contains(ticket(message))) {
                addresses.putIfAbsent(ticket(message), String.valueOf(message.get("replyTo")));
            }
        }
        if (addresses.size() != count) {
            throw new IllegalStateException("%d tickets, but asks for %d".formatted(count, addresses.size()));
        }
        return addresses;
    }

    private static String ticket(Map<?, ?> message) {
        return message.get("headers") instanceof Map<?, ?> headers
                        && headers.get("X-Latchkey-Ticket") instanceof List<?> values
                ? String.valueOf(values.getFirst())
                : "";
    }

    private void awaitRecorded(String ticket) throws IOException {
        while (!subject.get("/api/v1/tickets/" + ticket, mara).contains("\"approved\"")) {
            Thread.onSpinWait();
        }
    }

    /** @return the moment at which the mail was all said */
    private long send(String to) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), subject.smtpPort());
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setTcpNoDelay(true);
            var out = socket.getOutputStream();
            in.readLine();
            for (var line : List.of("HELO bench", "MAIL FROM:<" + APPROVER + ">", "RCPT TO:<" + to + ">", "DATA")) {
                out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                in.readLine();
            }
            var mail =
                    "From: %s\r\nTo: %s\r\nSubject: Re: it\r\nMessage-ID: <%d@demo.example>\r\n\r\napprove\r\nFine with me.\r\n\r\n> %s\r\n.\r\n"
                            .formatted(APPROVER, to, System.nanoTime(), "what was asked ".repeat(100));
            out.write(mail.getBytes(StandardCharsets.US_ASCII));
            long end = System.nanoTime();
            var answer = in.readLine();
            if (answer == null || !answer.startsWith("250")) {
                throw new IllegalStateException("The mail was not taken: " + answer);
            }
            return end;
        }
    }
}
