package latchkey.local.doors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import latchkey.local.aws.s3.S3;
import latchkey.local.aws.ses.Letter;
import latchkey.local.aws.ses.ReceiptRule;
import latchkey.local.aws.ses.Receiving;
import latchkey.runtime.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SmtpDoorTest {

    private static final String REPLY = "reply+abc123@inbound.demo.example";
    private static final ReceiptRule RULE = new ReceiptRule(
            "replies",
            List.of("inbound.demo.example"),
            true,
            true,
            "mail",
            "inbound/",
            Optional.of("arn:aws:sns:eu-west-1:123456789012:inbound"));

    @TempDir
    Path folder;

    final List<String> topic = new CopyOnWriteArrayList<>();
    S3 s3;
    SmtpDoor door;
    boolean topicIsDown;

    @BeforeEach
    void open() throws IOException {
        s3 = new S3(folder);
        s3.create("mail");
        var receiving = new Receiving(s3, InstantSource.system(), (caller, permission) -> true);
        receiving.rule(RULE, this::publish);
        door = SmtpDoor.open(0, "inbound.demo.example", "demo.example", receiving);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void a_new_rule_shows_that_it_works() {
        assertThat(s3.get("mail", "inbound/AMAZON_SES_SETUP_NOTIFICATION")).isPresent();
        assertThat(topic).singleElement().asString().contains("\"messageId\":\"AMAZON_SES_SETUP_NOTIFICATION\"");

        new Receiving(s3, InstantSource.system(), (caller, permission) -> true).rule(RULE, this::publish);

        assertThat(topic).as("once only").hasSize(1);
    }

    @Test
    void a_reply_is_in_its_bucket_and_its_topic_knows_when_the_client_hears_so() throws Exception {
        var answer = send("mara@demo.example", mail("From: Mara <mara@demo.example>"));

        var id = answer.strip().substring("250 Ok ".length());
        var stored = new String(s3.get("mail", "inbound/" + id).orElseThrow(), US_ASCII);
        assertThat(stored)
                .startsWith("Return-Path: <mara@demo.example>\r\nReceived: from ")
                .contains("X-SES-Spam-Verdict: PASS\r\nX-SES-Virus-Verdict: PASS\r\nReceived-SPF: pass (")
                .contains("Authentication-Results: amazonses.com;\r\n spf=pass ")
                .contains(" dkim=pass header.i=@demo.example;\r\n dmarc=pass header.from=demo.example;\r\n")
                .endsWith("\r\n\r\napprove\r\n.dot\r\n");
        var receipt = receipt();
        assertThat(receipt.get("recipients")).isEqualTo(List.of(REPLY));
        assertThat(receipt.toString())
                .contains("spfVerdict={status=PASS}", "dkimVerdict={status=PASS}", "dmarcVerdict={status=PASS}")
                .contains("bucketName=mail", "objectKey=inbound/" + id, "type=S3")
                .doesNotContain("dmarcPolicy");
        assertThat(Json.object(topic.getLast()).toString())
                .contains("source=mara@demo.example", "destination=[%s]".formatted(REPLY), "messageId=" + id)
                .contains("from=[Mara <mara@demo.example>]", "headersTruncated=false");
    }

    @Test
    void mail_of_others_is_gray() throws Exception {
        send("x@other.example", mail("From: x@other.example"));

        assertThat(receipt().toString())
                .contains("spfVerdict={status=GRAY}", "dkimVerdict={status=GRAY}", "dmarcVerdict={status=GRAY}");
    }

    @Test
    void the_header_for_rehearsals_decides_and_is_not_stored() throws Exception {
        var answer = send(
                "mara@demo.example",
                mail("From: mara@demo.example", "X-Local-Verdicts: spf=fail; dmarc=FAIL;\r\n\tvirus=GRAY"));

        assertThat(receipt().toString())
                .contains("spfVerdict={status=FAIL}", "dkimVerdict={status=PASS}", "dmarcVerdict={status=FAIL}")
                .contains("virusVerdict={status=GRAY}", "dmarcPolicy=reject");
        var id = answer.strip().substring("250 Ok ".length());
        assertThat(new String(s3.get("mail", "inbound/" + id).orElseThrow(), US_ASCII))
                .doesNotContainIgnoringCase("X-Local-Verdicts");
    }

    @Test
    void signatures_of_others_and_a_verdict_that_is_missing_can_be_rehearsed() throws Exception {
        var answer = send(
                "mara@demo.example",
                mail(
                        "From: mara@demo.example",
                        "X-Local-Verdicts: dmarc=MISSING",
                        "X-Local-Signed-By: one.example",
                        "X-Local-Signed-By: two.example"));

        assertThat(receipt().toString()).contains("dkimVerdict=").doesNotContain("dmarcVerdict=");
        var id = answer.strip().substring("250 Ok ".length());
        assertThat(new String(s3.get("mail", "inbound/" + id).orElseThrow(), US_ASCII))
                .contains(" dkim=pass header.i=@one.example;\r\n dkim=pass header.i=@two.example;\r\n")
                .doesNotContain("X-Local-Signed-By");
    }

    @Test
    void a_header_for_rehearsals_that_says_nonsense_is_refused() {
        assertThatThrownBy(() -> send("mara@demo.example", mail("X-Local-Verdicts: dkim=YES")))
                .hasMessageContaining("looks like: spf=FAIL");
    }

    @Test
    void only_reply_addresses_have_a_mailbox() throws Exception {
        try (var client = new Client(door.port())) {
            client.says("EHLO me", "MAIL FROM:<mara@demo.example>");
            for (var address : List.of(
                    "mara@demo.example",
                    "reply@inbound.demo.example",
                    "reply+@inbound.demo.example",
                    "reply+abc@inbound.demo.example.evil.example",
                    "reply+abc@other.example")) {
                assertThat(client.says("RCPT TO:<%s>".formatted(address))).startsWith("550 5.1.1");
            }
            assertThat(client.says("RCPT TO:<Reply+ABC@Inbound.Demo.Example>")).startsWith("250");
        }
    }

    @Test
    void bounces_come_in_too() throws Exception {
        try (var client = new Client(door.port())) {
            client.says("HELO me", "MAIL FROM:<>", "RCPT TO:<%s>".formatted(REPLY));
            client.says("DATA");
            assertThat(client.says("From: MAILER-DAEMON@other.example\r\n\r\ngone\r\n."))
                    .startsWith("250 Ok ");
        }

        assertThat(Json.object(topic.getLast()).toString()).contains("source=,", "returnPath=,");
    }

    @Test
    void a_mail_of_more_than_40_MB_is_refused_and_the_session_goes_on() throws Exception {
        var line = "x".repeat(998) + "\r\n";
        try (var client = new Client(door.port())) {
            client.says("EHLO me", "MAIL FROM:<a@demo.example>", "RCPT TO:<%s>".formatted(REPLY), "DATA");
            for (int i = 0; i < 42 * 1024 * 1024 / 1000; i++) {
                client.writes(line);
            }
            assertThat(client.says(".")).startsWith("552 5.3.4");
            assertThat(client.says("MAIL FROM:<a@demo.example> SIZE=50000000")).startsWith("552");
            assertThat(client.says("MAIL FROM:<a@demo.example>")).startsWith("250");
        }
    }

    @Test
    void a_mail_that_is_not_safe_stays_with_its_sender() throws Exception {
        topicIsDown = true;
        assertThatThrownBy(() -> send("mara@demo.example", mail("From: mara@demo.example")))
                .hasMessageContaining("451");

        topicIsDown = false;
        assertThat(send("mara@demo.example", mail("From: mara@demo.example"))).startsWith("250");
    }

    @Test
    void a_header_of_more_than_10_KB_is_cut_in_the_notification_alone() throws Exception {
        var long1 = "X-Long: " + "y".repeat(900);

        send("mara@demo.example", mail(Stream.generate(() -> long1).limit(20).toArray(String[]::new)));

        assertThat(topic.getLast()).contains("\"headersTruncated\":true");
        assertThat(topic.getLast().length()).isLessThan(16 * 1024);
    }

    @Test
    void a_port_that_is_taken_is_told() {
        var receiving = new Receiving(s3, InstantSource.system(), (caller, permission) -> true);

        assertThatThrownBy(() -> SmtpDoor.open(door.port(), "inbound.demo.example", "demo.example", receiving))
                .isInstanceOf(BindException.class);
    }

    @Test
    void nobody_waits_for_a_delayed_acknowledgement() throws Exception {
        try (var client = new Client(door.port())) {
            client.says("EHLO me");
            long begin = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                client.says("MAIL FROM:<a@demo.example>", "RCPT TO:<%s>".formatted(REPLY), "DATA");
                client.writes("From: a@demo.example\r\n\r\n");
                client.writes("approve\r\n");
                assertThat(client.says(".")).startsWith("250");
            }
            assertThat((System.nanoTime() - begin) / 1_000_000 / 50)
                    .as("milliseconds a mail; a delayed ACK alone is 40")
                    .isLessThan(30);
        }
    }

    private void publish(String notification) {
        if (topicIsDown) {
            throw new IllegalStateException("down");
        }
        topic.add(notification);
    }

    private String send(String from, String mail) throws MessagingException {
        return Letter.of(mail.getBytes(US_ASCII)).send("127.0.0.1", door.port(), from, List.of(REPLY));
    }

    private static String mail(String... headers) {
        return String.join("\r\n", headers) + "\r\nTo: " + REPLY + "\r\nSubject: Re: Access\r\n\r\napprove\r\n.dot\r\n";
    }

    private Map<?, ?> receipt() {
        return (Map<?, ?>) Objects.requireNonNull(Json.object(topic.getLast()).get("receipt"));
    }

    /** Speaks SMTP line by line, with Nagle's algorithm on as in most clients. */
    private static final class Client implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader answers;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            answer();
        }

        /** Says each line and returns the last line of the last answer. */
        String says(String... lines) throws IOException {
            var last = "";
            for (var line : lines) {
                writes(line + "\r\n");
                last = answer();
            }
            return last;
        }

        void writes(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(US_ASCII));
        }

        private String answer() throws IOException {
            for (var line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.charAt(3) != '-') {
                    return line;
                }
            }
            throw new IOException("The server hung up");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
