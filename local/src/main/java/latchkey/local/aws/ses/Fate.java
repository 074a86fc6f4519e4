package latchkey.local.aws.ses;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What becomes of a mail at one recipient, in the terms of SES's sending events.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">contents of events</a>
 */
public sealed interface Fate {

    /** The recipient's server took it. */
    record Delivered() implements Fate {}

    /** It came back. */
    record Bounced(String type, String subType, String status, String diagnostic) implements Fate {

        /** There is no such mailbox. */
        public static final Bounced UNKNOWN_USER =
                new Bounced("Permanent", "General", "5.1.1", "smtp; 550 5.1.1 user unknown");

        /** The mailbox is full; it may be otherwise later. */
        public static final Bounced MAILBOX_FULL =
                new Bounced("Transient", "MailboxFull", "4.2.2", "smtp; 452 4.2.2 mailbox full");

        /** SES took it and did not send it, because the address is on the account's suppression list. */
        public static final Bounced SUPPRESSED = new Bounced(
                "Permanent",
                "OnAccountSuppressionList",
                "5.1.1",
                "Amazon SES did not send the message to this address because it is on the suppression list for your account.");
    }

    /** The recipient called it unwanted. */
    record Complained() implements Fate {}

    /** SES took it and found a virus in it. */
    record Rejected(String reason) implements Fate {}

    /** The name by which an event destination asks for it, as in the API. */
    default String wantedAs() {
        return switch (this) {
            case Delivered() -> "DELIVERY";
            case Bounced bounced -> "BOUNCE";
            case Complained() -> "COMPLAINT";
            case Rejected rejected -> "REJECT";
        };
    }

    /** {@code eventType}. */
    default String eventType() {
        return wantedAs().charAt(0) + wantedAs().substring(1).toLowerCase(Locale.ROOT);
    }

    /** The part of the event that is named as its type. */
    default Map<String, Object> detail(String recipient, Instant at, String feedbackId) {
        return switch (this) {
            case Delivered() ->
                Map.of(
                        "timestamp",
                        at,
                        "processingTimeMillis",
                        0,
                        "recipients",
                        List.of(recipient),
                        "smtpResponse",
                        "250 2.6.0 Message received",
                        "remoteMtaIp",
                        "127.0.0.1",
                        "reportingMTA",
                        "localhost");
            case Bounced bounced -> bounced(bounced, recipient, at, feedbackId);
            case Complained() ->
                Map.of(
                        "complainedRecipients",
                        List.of(Map.of("emailAddress", recipient)),
                        "timestamp",
                        at,
                        "feedbackId",
                        feedbackId,
                        "userAgent",
                        "Amazon SES Mailbox Simulator",
                        "complaintFeedbackType",
                        "abuse",
                        "arrivalDate",
                        at);
            case Rejected(var reason) -> Map.of("reason", reason);
        };
    }

    /**
     * What AWS's mailbox simulator makes of a mail; labels ({@code bounce+1@}) are allowed. Other recipients get theirs.
     *
     * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html">the simulator's addresses</a>
     */
    static List<Fate> of(String recipient, Suppressed suppressed) {
        var address = recipient.toLowerCase(Locale.ROOT);
        if (suppressed.has(address)) {
            return List.of(Bounced.SUPPRESSED);
        }
        if (!address.endsWith("@simulator.amazonses.com")) {
            return List.of(new Delivered());
        }
        return switch (address.substring(0, address.indexOf('@')).replaceAll("\\+.*", "")) {
            case "bounce" -> List.of(Bounced.UNKNOWN_USER);
            case "complaint" -> List.of(new Delivered(), new Complained());
            case "suppressionlist" ->
                List.of(new Bounced("Permanent", "Suppressed", "5.1.1", Bounced.SUPPRESSED.diagnostic()));
            default -> List.of(new Delivered());
        };
    }

    private static Map<String, Object> bounced(Bounced bounced, String recipient, Instant at, String feedbackId) {
        return Map.of(
                "bounceType",
                bounced.type(),
                "bounceSubType",
                bounced.subType(),
                "bouncedRecipients",
                List.of(Map.of(
                        "emailAddress",
                        recipient,
                        "action",
                        "failed",
                        "status",
                        bounced.status(),
                        "diagnosticCode",
                        bounced.diagnostic())),
                "timestamp",
                at,
                "feedbackId",
                feedbackId,
                "reportingMTA",
                "dsn; a4-1.smtp-out.eu-west-1.amazonses.com");
    }
}
