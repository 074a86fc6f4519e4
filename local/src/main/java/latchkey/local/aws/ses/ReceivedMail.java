package latchkey.local.aws.ses;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import latchkey.runtime.Json;

/**
 * One mail on its way through the receipt rules: what SES writes on top of it, and the notification about it.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html">contents of
 *     notifications</a>
 */
record ReceivedMail(String id, Instant at, Envelope envelope, RawMail mail, Verdicts verdicts) {

    /** The mail as it is stored: SES's own fields on top, the sender's bytes below, untouched. */
    RawMail stored(boolean scanned) {
        var top = new StringBuilder();
        top.append("Return-Path: <%s>\r\n".formatted(envelope.source()));
        top.append("Received: from %s (localhost [%s])\r\n".formatted(envelope.helo(), envelope.client()));
        top.append(" by inbound-smtp.eu-west-1.amazonaws.com with SMTP id %s\r\n".formatted(id));
        top.append(" for %s;\r\n".formatted(envelope.recipients().getFirst()));
        top.append(" %s (UTC)\r\n".formatted(WrittenMail.date(at)));
        if (scanned) {
            top.append("X-SES-Spam-Verdict: %s\r\n".formatted(verdicts.spam()));
            top.append("X-SES-Virus-Verdict: %s\r\n".formatted(verdicts.virus()));
        }
        top.append("Received-SPF: %s\r\n".formatted(spf()));
        top.append("Authentication-Results: amazonses.com;\r\n spf=%s\r\n".formatted(spf()));
        signers()
                .forEach(signer ->
                        top.append(" dkim=%s%s;\r\n".formatted(verdicts.dkim().word(), signer)));
        top.append(" dmarc=%s header.from=%s;\r\n".formatted(verdicts.dmarc().word(), fromDomain()));
        return mail.below(top.toString());
    }

    /** {@code Received}, as an S3 action's topic gets it. */
    String notification(ReceiptRule rule, List<String> recipients, String objectKey, Instant now) {
        var notification = new LinkedHashMap<String, Object>();
        notification.put("notificationType", "Received");
        notification.put("mail", mail(stored(rule.scan())));
        notification.put("receipt", receipt(rule, recipients, objectKey, now));
        return Json.write(notification);
    }

    private Map<String, Object> mail(RawMail stored) {
        var headers = Headers.of(stored);
        var json = new LinkedHashMap<String, Object>();
        json.put("timestamp", at);
        json.put("source", envelope.source());
        json.put("messageId", id);
        json.put("destination", Headers.destination(mail));
        json.put("headersTruncated", headers.truncated());
        json.put("headers", headers.listed());
        json.put("commonHeaders", Headers.common(stored));
        return json;
    }

    private Map<String, Object> receipt(ReceiptRule rule, List<String> recipients, String objectKey, Instant now) {
        var receipt = new LinkedHashMap<String, Object>();
        receipt.put("timestamp", now);
        receipt.put("processingTimeMillis", now.toEpochMilli() - at.toEpochMilli());
        receipt.put("recipients", recipients);
        put(receipt, "spamVerdict", rule.scan() ? verdicts.spam() : "DISABLED");
        put(receipt, "virusVerdict", rule.scan() ? verdicts.virus() : "DISABLED");
        put(receipt, "spfVerdict", verdicts.spf());
        put(receipt, "dkimVerdict", verdicts.dkim());
        put(receipt, "dmarcVerdict", verdicts.dmarc());
        if (verdicts.dmarc() == Verdict.FAIL) {
            receipt.put("dmarcPolicy", "reject");
        }
        receipt.put("action", action(rule, objectKey));
        return receipt;
    }

    private static void put(Map<String, Object> receipt, String name, Object verdict) {
        if (verdict != Verdict.MISSING) {
            receipt.put(name, Map.of("status", verdict));
        }
    }

    static Map<String, Object> action(ReceiptRule rule, String objectKey) {
        var action = new LinkedHashMap<String, Object>();
        action.put("type", "S3");
        rule.topicArn().ifPresent(arn -> action.put("topicArn", arn));
        action.put("bucketName", rule.bucket());
        action.put("objectKeyPrefix", rule.keyPrefix());
        action.put("objectKey", objectKey);
        return action;
    }

    private String spf() {
        var domain = envelope.source().isEmpty() ? envelope.helo() : envelope.domain();
        var found = verdicts.spf() == Verdict.PASS ? "designates" : "does not designate";
        return "%s (spfCheck: domain of %s %s %s as permitted sender) client-ip=%s; envelope-from=%s; helo=%s;"
                .formatted(
                        verdicts.spf().word(),
                        domain,
                        found,
                        envelope.client(),
                        envelope.client(),
                        envelope.source(),
                        envelope.helo());
    }

    /** One result for each signature. Without any there is one that names nobody. */
    private List<String> signers() {
        return switch (verdicts.dkim()) {
            case GRAY, MISSING -> List.of("");
            case PASS, FAIL, PROCESSING_FAILED ->
                (verdicts.signers().isEmpty() ? List.of(fromDomain()) : verdicts.signers())
                        .stream().map(" header.i=@"::concat).toList();
        };
    }

    /** The domain in From; where there is none that can be read, nothing. */
    private String fromDomain() {
        return Optional.of(Letter.sender(mail))
                .map(from -> from.substring(from.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                .filter(domain -> domain.chars().allMatch(c -> c > ' ' && c < 127 && c != ';'))
                .orElse("");
    }
}
