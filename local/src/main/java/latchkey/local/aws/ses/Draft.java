package latchkey.local.aws.ses;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.local.aws.AwsFault;

/** What a caller of SendEmail wants sent, checked as SES checks it before it looks at identities. */
record Draft(
        MailAddress from,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> bcc,
        List<MailAddress> replyTo,
        Content content,
        Optional<String> configurationSet,
        Map<String, String> tags) {

    /** SES's limit for one message, over To, Cc and Bcc. */
    private static final int MOST_RECIPIENTS = 50;

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    private static final Set<String> BUILT = Set.of(
            "FromEmailAddress", "Destination", "ReplyToAddresses", "Content", "EmailTags", "ConfigurationSetName");

    /** The mail itself. */
    sealed interface Content permits SimpleContent, RawContent {}

    /** A whole mail, written by the caller. */
    record RawContent(RawMail mail) implements Content {}

    /** @throws AwsFault {@code BadRequestException}, {@code NotImplemented} */
    static Draft of(byte[] body) {
        var call = Members.of(body);
        call.mustBeAmong("SendEmail", BUILT);
        var content = content(call.structure("Content").orElseThrow(() -> bad("Content is missing")));
        var raw = content instanceof RawContent written ? Optional.of(written.mail()) : Optional.<RawMail>empty();
        var destination = call.structure("Destination");
        var draft = new Draft(
                MailAddress.of(call.text("FromEmailAddress")
                        .or(() -> raw.flatMap(mail -> mail.first("From")))
                        .orElseThrow(() -> bad("FromEmailAddress is missing"))),
                addresses(destination, "ToAddresses", raw, "To"),
                addresses(destination, "CcAddresses", raw, "Cc"),
                addresses(destination, "BccAddresses", raw, "Bcc"),
                addresses(Optional.of(call), "ReplyToAddresses", Optional.empty(), ""),
                content,
                call.text("ConfigurationSetName").or(() -> raw.flatMap(mail -> mail.first("X-SES-CONFIGURATION-SET"))),
                call.structures("EmailTags").stream()
                        .collect(Collectors.toMap(tag -> tagPart(tag, "Name"), tag -> tagPart(tag, "Value"))));
        raw.ifPresent(mail -> SingleHeaders.check(mail.fields().stream().map(RawMail.Field::name)));
        draft.mustHaveRecipients();
        return draft;
    }

    Stream<MailAddress> recipients() {
        return Stream.of(to, cc, bcc).flatMap(List::stream);
    }

    /** Whoever stands in the mail as a sender: of each SES wants a verified identity. */
    Stream<MailAddress> senders() {
        var written = switch (content) {
            case RawContent raw ->
                Stream.of("From", "Sender", "Return-Path").flatMap(name -> raw.mail().all(name).stream());
            case SimpleContent simple ->
                simple.headers().stream()
                        .filter(header -> header.name().equalsIgnoreCase("Sender"))
                        .map(SimpleContent.Header::value);
        };
        return Stream.concat(
                Stream.of(from),
                written.flatMap(value -> MailAddress.in(value).stream())
                        .map(address -> MailAddress.of(address.getAddress())));
    }

    private void mustHaveRecipients() {
        long count = recipients().count();
        if (count == 0) {
            throw bad("Missing required field 'Destination'.");
        }
        if (count > MOST_RECIPIENTS) {
            throw bad("Recipient count exceeds " + MOST_RECIPIENTS + ".");
        }
    }

    private static Content content(Members content) {
        content.mustBeAmong("SendEmail.Content", Set.of("Simple", "Raw"));
        var simple = content.structure("Simple");
        if (simple.isPresent()) {
            return SimpleContent.of(simple.get());
        }
        var data = content.structure("Raw").flatMap(raw -> raw.text("Data"));
        return new RawContent(RawMail.of(decoded(data.orElseThrow(() -> bad("Content must have Simple or Raw")))));
    }

    private static String tagPart(Members tag, String member) {
        var text = tag.required(member);
        if (!TAG.matcher(text).matches()) {
            throw bad("A message tag has letters, digits, - and _ only, at most 256, not: " + text);
        }
        return text;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new AwsFault(400, "SerializationException", "Raw.Data must be base64");
        }
    }

    /** Without a destination in the call, a raw mail's own headers say where it goes. */
    private static List<MailAddress> addresses(
            Optional<Members> structure, String member, Optional<RawMail> raw, String header) {
        if (structure.isPresent()) {
            return structure.get().texts(member).stream().map(MailAddress::of).toList();
        }
        return raw.stream()
                .flatMap(mail -> mail.all(header).stream())
                .flatMap(value -> MailAddress.in(value).stream())
                .map(address -> MailAddress.of(address.getAddress()))
                .toList();
    }

    static AwsFault bad(String sentence) {
        return new AwsFault(400, "BadRequestException", sentence);
    }

    /** Names and values of headers are printable ASCII, a name without a colon. */
    static boolean isPrintable(String text, int longest) {
        return text.length() <= longest && text.chars().allMatch(c -> c >= ' ' && c < 127);
    }

    /** A charset's name as callers write it. */
    static String charset(Optional<String> written) {
        var known = List.of("UTF-8", "ISO-8859-1", "Shift_JIS", "US-ASCII");
        return Arrays.stream(known.toArray(String[]::new))
                .filter(written.orElse("US-ASCII")::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> bad("Charset must be one of " + known + ", not "
                        + written.orElse("").toLowerCase(Locale.ROOT)));
    }
}
