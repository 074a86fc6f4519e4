package latchkey.local.aws.ses;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import latchkey.local.aws.Account;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsCall;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.AwsService;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Permission;
import latchkey.local.aws.Timed;
import latchkey.local.aws.VirtualClock;
import latchkey.runtime.Json;

/**
 * SES, outgoing: SendEmail of the API's second version, with simple and raw content, and what sets it up. A mail that was
 * taken stands in {@link #sent()}, durable; what becomes of it is published to the topics of its configuration set.
 * Templates, attachments, lists and the other operations are not there; they are refused with {@code NotImplemented} and
 * their name.
 */
public final class Ses implements AwsService, Timed, AutoCloseable {

    private static final int MOST_BYTES = 40 * 1024 * 1024;

    private final Disk disk;
    private final VirtualClock clock;
    private final SentMails sent;
    private final SendingEvents events;
    private final Identities identities;
    private final Suppressed suppressed;
    private final SetUpCalls setUp;
    private final Optional<Relay> relay;
    private volatile Runnable wake = () -> {};

    public Ses(Disk disk, VirtualClock clock) {
        this(disk, clock, Optional.empty());
    }

    /** @param relay where each mail goes besides the mailbox */
    public Ses(Disk disk, VirtualClock clock, Optional<Relay.Target> relay) {
        this.disk = disk;
        this.clock = clock;
        this.sent = new SentMails(disk);
        this.events = new SendingEvents(disk);
        this.identities = new Identities(disk);
        this.suppressed = new Suppressed(disk);
        this.setUp = new SetUpCalls(identities, events, suppressed);
        this.relay = relay.map(target -> new Relay(target, disk, sent));
    }

    /** Makes a domain, with all below it, or an address a verified identity. */
    public void verify(String identity) {
        identities.deploy(identity);
    }

    /** Makes a configuration set. */
    public void configurationSet(String name) {
        events.set(name);
    }

    /**
     * Adds an event destination to a configuration set.
     *
     * @param types {@code BOUNCE}, {@code COMPLAINT}, {@code DELIVERY}, {@code REJECT}; SEND, OPEN, CLICK and others are
     *     never published here
     * @param topic takes an event's JSON, as a subscription with raw delivery gets it; throws where it cannot, and hears of
     *     the event again
     */
    public void eventDestination(String set, String name, Set<String> types, Consumer<String> topic) {
        events.destination(set, name, types, topic);
    }

    /** @param topics publishes a message under a topic's ARN: for event destinations that callers make */
    public void topics(BiConsumer<String, String> topics) {
        events.topics(topics);
    }

    /** Has something become of a mail that was sent; its topics hear of it. */
    public void event(String messageId, String recipient, Fate fate) {
        var mail = sent.find(messageId)
                .orElseThrow(() -> new IllegalArgumentException("No mail with this id was sent: " + messageId));
        events.keep(mail, RawMail.of(sent.bytes(messageId).orElseThrow()), recipient, fate, clock.instant());
        disk.commit();
        wake.run();
    }

    /** Called whenever {@link #nextDue} may have become earlier. */
    public void whenDue(Runnable wake) {
        this.wake = wake;
    }

    /** Every mail sent so far. */
    public SentMails sent() {
        return sent;
    }

    /** Ends what it does by itself, the relay, once it has done it. */
    @Override
    public void close() {
        relay.ifPresent(Relay::close);
    }

    @Override
    public Optional<Instant> nextDue() {
        return events.nextDue();
    }

    @Override
    public void due(Instant now) {
        events.publish();
    }

    @Override
    public String signingName() {
        return "ses";
    }

    @Override
    public String operation(AwsCall call) {
        return Operation.of(call).name();
    }

    @Override
    public Set<String> operations() {
        return Operation.built();
    }

    @Override
    public List<Permission> needs(AwsCall call) {
        return Needs.of(call, identities);
    }

    @Override
    public AwsAnswer answer(AwsCall call) {
        var operation = Operation.of(call);
        return json(
                200,
                Map.of(),
                switch (operation.name()) {
                    case "SendEmail" -> sendEmail(call);
                    case "CreateEmailIdentity" -> setUp.createIdentity(Members.of(call.body()));
                    case "GetEmailIdentity" -> setUp.identity(operation.subject());
                    case "DeleteEmailIdentity" -> setUp.deleteIdentity(operation.subject());
                    case "CreateConfigurationSet" -> setUp.createSet(Members.of(call.body()));
                    case "CreateConfigurationSetEventDestination" ->
                        setUp.createDestination(operation.subject(), Members.of(call.body()));
                    case "PutSuppressedDestination" -> setUp.suppress(Members.of(call.body()));
                    default ->
                        throw new AwsFault(
                                501,
                                "NotImplemented",
                                "%s is not there in Latchkey's SES; there are %s"
                                        .formatted(operation.name(), String.join(", ", Operation.built())));
                });
    }

    private Map<String, Object> sendEmail(AwsCall call) {
        var id = send(call.caller().name(), Draft.of(call.body()));
        wake.run();
        return Map.of("MessageId", id);
    }

    @Override
    public AwsAnswer refuse(AwsFault fault) {
        var body = new LinkedHashMap<String, Object>(fault.fields());
        body.put("message", String.valueOf(fault.getMessage()));
        return json(fault.status(), Map.of("x-amzn-ErrorType", fault.code()), body);
    }

    static String identityArn(String identity) {
        return Account.arn("ses", "identity/" + identity);
    }

    private String send(String caller, Draft draft) {
        draft.configurationSet().filter(set -> !events.has(set)).ifPresent(set -> {
            throw new AwsFault(404, "NotFoundException", "Configuration set <%s> does not exist.".formatted(set));
        });
        draft.senders()
                .filter(sender -> identities.of(sender).isEmpty())
                .findFirst()
                .ifPresent(sender -> {
                    throw notVerified(sender);
                });
        var identity = identities.of(draft.from()).orElseThrow(() -> notVerified(draft.from()));
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var id = SesId.of(at, UUID.randomUUID());
        var bytes = WrittenMail.of(draft, id, at);
        if (bytes.length > MOST_BYTES) {
            throw Draft.bad("Message length is more than %d bytes long: '%d'.".formatted(MOST_BYTES, bytes.length));
        }
        var mail = new SentMail(
                id,
                at,
                caller,
                draft.from().written(),
                identity,
                draft.recipients().map(MailAddress::bare).toList(),
                draft.configurationSet(),
                draft.tags());
        sent.add(mail, bytes, () -> {
            keepEvents(mail, bytes);
            relay.ifPresent(to -> to.keep(id));
        });
        relay.ifPresent(to -> to.go(id));
        return id;
    }

    private void keepEvents(SentMail mail, byte[] bytes) {
        if (mail.configurationSet().isEmpty()) {
            return;
        }
        var raw = RawMail.of(bytes);
        for (var recipient : mail.recipients()) {
            for (var fate : Fate.of(recipient, suppressed)) {
                events.keep(mail, raw, recipient, fate, mail.at());
            }
        }
    }

    private static AwsFault notVerified(MailAddress from) {
        return new AwsFault(
                400,
                "MessageRejected",
                "Email address is not verified. The following identities failed the check in region %s: %s"
                        .formatted(Account.REGION.toUpperCase(Locale.ROOT), from.written()));
    }

    private static AwsAnswer json(int status, Map<String, String> headers, Map<String, Object> body) {
        var all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "application/json");
        return new AwsAnswer(status, all, Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}
