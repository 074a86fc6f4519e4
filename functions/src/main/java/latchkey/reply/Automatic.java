package latchkey.reply;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A mail that a machine wrote. Nothing of it is acted on and it is never answered, so that no two machines talk to each other
 * (RFC 3834, section 2).
 *
 * @param kind which sign gave it away
 * @param reason the header or part, as a sentence for the log
 */
public record Automatic(Kind kind, String reason) {

    /** The signs, in the order in which they are looked for. */
    public enum Kind {
        /** Latchkey's own mail came back. */
        OURS,
        /** A bounce, a delivery or reading report. */
        REPORT,
        /** An absence note or another answer by a program. */
        AUTO_REPLY,
        /** An answer to an invitation. */
        CALENDAR,
        /** A mailing list or bulk mail. */
        BULK
    }

    private static final Set<String> BULK = Set.of("bulk", "list", "junk");
    private static final Set<String> SYSTEMS = Set.of("mailer-daemon", "postmaster", "no-reply", "noreply");
    private static final Set<String> REPORTS =
            Set.of("multipart/report", "message/delivery-status", "message/disposition-notification");

    /** Whether a program of a person may have sent it in their name, as an absence note is; many have a null return path. */
    public boolean isByAProgramOfTheirs() {
        return kind != Kind.OURS && kind != Kind.CALENDAR;
    }

    /**
     * Looks for signs of a machine.
     *
     * @param envelopeFrom the address of MAIL FROM; empty or {@code <>} is the null return path of bounces
     */
    public static Optional<Automatic> of(Mail mail, String envelopeFrom) {
        return ours(mail.headers())
                .or(() -> report(mail, envelopeFrom))
                .or(() -> autoReply(mail.headers()))
                .or(() -> calendar(mail))
                .or(() -> bulk(mail.headers()));
    }

    private static Optional<Automatic> ours(Headers headers) {
        return when(headers.has("X-Latchkey-Mail"), Kind.OURS, "X-Latchkey-Mail is set.");
    }

    private static Optional<Automatic> report(Mail mail, String envelopeFrom) {
        boolean nullPath = isNull(envelopeFrom)
                || mail.headers().all("Return-Path").stream().anyMatch(Automatic::isNull);
        return when(nullPath, Kind.REPORT, "The return path is null.")
                .or(() -> when(mail.headers().has("X-Failed-Recipients"), Kind.REPORT, "X-Failed-Recipients is set."))
                .or(() -> mail.parts().stream()
                        .filter(part -> REPORTS.contains(part.type()))
                        .findFirst()
                        .map(part -> new Automatic(Kind.REPORT, "It has a part " + part.type() + ".")))
                .or(() -> fromSystem(mail.headers()));
    }

    private static Optional<Automatic> fromSystem(Headers headers) {
        return Sender.of(headers) instanceof Sender.One from
                        && SYSTEMS.contains(from.address().local())
                ? Optional.of(new Automatic(Kind.REPORT, "It is from " + from.address() + "."))
                : Optional.empty();
    }

    private static Optional<Automatic> autoReply(Headers headers) {
        return headers.all("Auto-Submitted").stream()
                .filter(value -> !firstWord(value).equals("no"))
                .findFirst()
                .map(value -> new Automatic(Kind.AUTO_REPLY, "Auto-Submitted is " + value + "."))
                .or(() -> when(headers.has("X-Autoreply"), Kind.AUTO_REPLY, "X-Autoreply is set."))
                .or(() -> when(headers.has("X-Autorespond"), Kind.AUTO_REPLY, "X-Autorespond is set."))
                .or(() -> suppresses(headers));
    }

    /**
     * Exchange sets it on what programs send. {@code All}, {@code OOF} and {@code AutoReply} ask that no program answers;
     * {@code DR}, {@code RN} and {@code NRN} alone are about receipts and stand on people's mail too (MS-OXCMAIL 2.1.3.2.21).
     */
    private static Optional<Automatic> suppresses(Headers headers) {
        return headers.all("X-Auto-Response-Suppress").stream()
                .filter(value -> Arrays.stream(value.toLowerCase(Locale.ROOT).split("[,;\\s]+", -1))
                        .anyMatch(Set.of("all", "oof", "autoreply")::contains))
                .findFirst()
                .map(value -> new Automatic(Kind.AUTO_REPLY, "X-Auto-Response-Suppress is " + value + "."));
    }

    /** An invitation sent along as a file is a person's; an answer to one, or one in the place of text, is a program's. */
    private static Optional<Automatic> calendar(Mail mail) {
        return mail.parts().stream()
                .filter(part -> part.type().equals("text/calendar"))
                .filter(part -> !part.isAttachment() || part.says("method", "reply") || part.says("method", "counter"))
                .findFirst()
                .map(part -> new Automatic(Kind.CALENDAR, "It is an answer of a calendar."));
    }

    private static Optional<Automatic> bulk(Headers headers) {
        return headers.all("Precedence").stream()
                .filter(value -> BULK.contains(firstWord(value)))
                .findFirst()
                .map(value -> new Automatic(Kind.BULK, "Precedence is " + value + "."))
                .or(() -> headers.nameBeginning("list-").map(name -> new Automatic(Kind.BULK, name + " is set.")));
    }

    private static Optional<Automatic> when(boolean seen, Kind kind, String reason) {
        return seen ? Optional.of(new Automatic(kind, reason)) : Optional.empty();
    }

    private static boolean isNull(String returnPath) {
        String path = returnPath.strip();
        return path.isEmpty() || path.equals("<>");
    }

    private static String firstWord(String value) {
        String words = value.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < words.length() && (Character.isLetterOrDigit(words.charAt(end)) || words.charAt(end) == '-')) {
            end++;
        }
        return words.substring(0, end);
    }
}
