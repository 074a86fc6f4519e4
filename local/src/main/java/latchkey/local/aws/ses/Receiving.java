package latchkey.local.aws.ses;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Permission;
import latchkey.local.aws.s3.S3;

/**
 * SES, incoming: applies the rules of the active rule set to a mail. The mail is in its bucket, and the topic has its
 * notification, once {@link #receive} has returned; SES itself would try again for 36 hours, here the sender does.
 */
public final class Receiving {

    /** Who SES is to IAM. */
    public static final Caller SES = new Caller("SERVICE:ses.amazonaws.com");

    private static final String SET_UP = "AMAZON_SES_SETUP_NOTIFICATION";

    private final S3 s3;
    private final InstantSource clock;
    private final BiPredicate<Caller, Permission> allows;
    private final RandomGenerator random = new SecureRandom();
    private final List<Active> rules = new CopyOnWriteArrayList<>();

    private record Active(ReceiptRule rule, Consumer<String> topic) {}

    /** @param allows IAM: the bucket's and the topic's policies must let SES in */
    public Receiving(S3 s3, InstantSource clock, BiPredicate<Caller, Permission> allows) {
        this.s3 = s3;
        this.clock = clock;
        this.allows = allows;
    }

    /**
     * Adds a rule to the active rule set, last. The first time ever, SES shows that it can reach bucket and topic: it puts
     * the object {@code AMAZON_SES_SETUP_NOTIFICATION} and publishes a notification about it, as of a mail.
     *
     * @param topic takes a notification's JSON, as a subscription with raw delivery gets it; throws where it cannot
     */
    public void rule(ReceiptRule rule, Consumer<String> topic) {
        var key = rule.keyPrefix() + SET_UP;
        if (s3.get(rule.bucket(), key).isEmpty()) {
            var now = now();
            var mail = setUp(now);
            put(rule, key, mail.stored(false));
            publish(rule, topic, mail.notification(rule, List.of("recipient@example.com"), key, now));
        }
        rules.add(new Active(rule, topic));
    }

    /** Whether a rule is for mail to this address; SES blocks what no rule is for. */
    public boolean accepts(String recipient) {
        return rules.stream()
                .anyMatch(active -> active.rule().enabled() && active.rule().isFor(recipient));
    }

    /**
     * Takes a mail in.
     *
     * @return the id that SES gives it
     * @throws AwsFault where a policy does not let SES write or publish, or the bucket is not there
     */
    public String receive(Envelope envelope, byte[] raw, Verdicts verdicts) {
        var mail = new ReceivedMail(SesId.received(random), now(), envelope, RawMail.of(raw), verdicts);
        for (var active : rules) {
            var rule = active.rule();
            var matched = envelope.recipients().stream().filter(rule::isFor).toList();
            if (rule.enabled() && !matched.isEmpty()) {
                var key = rule.keyPrefix() + mail.id();
                put(rule, key, mail.stored(rule.scan()));
                publish(rule, active.topic(), mail.notification(rule, matched, key, now()));
            }
        }
        return mail.id();
    }

    private void put(ReceiptRule rule, String key, RawMail mail) {
        mustBeAllowed("s3:PutObject", "arn:aws:s3:::%s/%s".formatted(rule.bucket(), key));
        s3.put(rule.bucket(), key, mail.bytes(), Map.of());
    }

    private void publish(ReceiptRule rule, Consumer<String> topic, String notification) {
        if (rule.topicArn().isPresent()) {
            mustBeAllowed("sns:Publish", rule.topicArn().get());
            topic.accept(notification);
        }
    }

    private void mustBeAllowed(String action, String resource) {
        if (!allows.test(SES, new Permission(action, resource))) {
            throw new AwsFault(
                    403,
                    "AccessDenied",
                    "ses.amazonaws.com may not %s on %s: the resource's own policy must allow it"
                            .formatted(action, resource));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ReceivedMail setUp(Instant now) {
        var text = """
                Date: %s\r
                To: recipient@example.com\r
                From: Amazon Web Services <no-reply-aws@amazon.com>\r
                Subject: Amazon SES Setup Notification\r
                \r
                Hello,\r
                \r
                SES has been set up to deliver mail to this S3 bucket.\r
                """.formatted(WrittenMail.date(now));
        return new ReceivedMail(
                SET_UP,
                now,
                new Envelope("no-reply-aws@amazon.com", List.of("recipient@example.com"), "amazon.com", "127.0.0.1"),
                RawMail.of(text.getBytes(StandardCharsets.US_ASCII)),
                new Verdicts(Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.PASS, Verdict.PASS, List.of()));
    }
}
