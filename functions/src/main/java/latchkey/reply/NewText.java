package latchkey.reply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import latchkey.ticket.Stage;

/**
 * What its author has written into a reply, without what was quoted, signed or added by a client.
 *
 * @param text lines with line feeds between, no blank lines at either end; empty where nothing is new
 * @param signed what looks like an unmarked signature below it: it decides nothing, and may limit what decides
 * @param other the other form of a mail that was sent in two, plain and HTML: what the author saw may have been either
 * @param passedOn nothing is new: it is another's mail, forwarded or quoted without marks, and not one of ours. It is worth a
 *     comment and decides nothing
 */
public record NewText(String text, String signed, Optional<MailText> other, boolean passedOn) {

    /**
     * A line of our mails, above everything else that is said in them. Where a client quotes without marks, the quote is
     * known by it. The mail's writer puts it there as it is; it is found again whatever stands around it.
     */
    public static final String MARKER = "--- Reply above this line ---";

    private static final String ARMOUR = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final String SIGNATURE_END = "-----END PGP SIGNATURE-----";

    public NewText(String text) {
        this(text, "", Optional.empty(), false);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Finds the new text of a mail. HTML is read where there is no plain text that says it all. */
    public static NewText of(Mail mail) {
        List<String> lines = lines(mail.text());
        var found = found(lines, otherForm(mail.text()));
        if (!found.isEmpty()) {
            return found;
        }
        return new Ours(mail.headers()).isIn(lines)
                ? found
                : new NewText(joined(new Quotes(lines, true).newLines()), "", Optional.empty(), true);
    }

    /** Finds the new text in a plain body with line feeds. */
    public static NewText of(String plain) {
        return found(plainLines(plain), Optional.empty());
    }

    private static Optional<MailText> otherForm(MailText text) {
        return text instanceof MailText.Both(var plain, var html, var whole)
                ? Optional.of(whole ? html : plain)
                : Optional.empty();
    }

    private static NewText inForm(MailText form) {
        return found(lines(form), otherForm(form));
    }

    private static List<String> lines(MailText text) {
        return switch (text) {
            case MailText.Missing() -> List.of();
            case MailText.Plain plain -> plainLines(plain.text());
            case MailText.Html html -> HtmlLines.of(html.html());
            case MailText.Both(var plain, var html, var whole) -> whole ? lines(plain) : lines(html);
        };
    }

    private static List<String> plainLines(String plain) {
        return withoutArmour(Arrays.asList(plain.replace('\u00A0', ' ').split("\n", -1)));
    }

    private static NewText found(List<String> lines, Optional<MailText> other) {
        var quotes = new Quotes(lines, false);
        String text = joined(quotes.newLines());
        return new NewText(text, joined(quotes.signed()), other, false);
    }

    /** Forms differ in where they break lines. */
    private static String inOneLine(String text) {
        return String.join(" ", text.strip().split("\\s+", -1));
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines).strip();
    }

    /**
     * What it says, as an answer to what {@code stage} asks. Words decide only where the other form of the mail decides the same:
     * one that approves in HTML and denies in its plain part decides nothing.
     */
    public Intent intent(Stage stage) {
        var said = IntentReader.read(this, stage);
        if (passedOn && said instanceof Intent.Decision decision) {
            return new Intent.Comment(Intent.Why.NO_DECISION, decision.line());
        }
        if (said instanceof Intent.Decision decision && !signed.isEmpty() && !stands(decision, stage)) {
            return new Intent.Comment(Intent.Why.LIMITED, decision.line());
        }
        return said instanceof Intent.Decision decision
                        && other.filter(form -> !agrees(form, decision, stage)).isPresent()
                ? new Intent.Comment(Intent.Why.CONTRADICTORY, decision.line())
                : said;
    }

    /** What it asks of us besides a decision, where all that its author may have seen asks for the same. */
    public Optional<Instruction> instruction() {
        return passedOn
                ? Optional.empty()
                : instruction(text)
                        .filter(said -> signed.isEmpty() || asksForTheSame(said, instruction(text + "\n\n" + signed)))
                        .filter(said -> other.map(form -> inForm(form).text())
                                .filter(there -> !inOneLine(there).equals(inOneLine(text)))
                                .filter(there -> !asksForTheSame(said, instruction(there)))
                                .isEmpty());
    }

    private static Optional<Instruction> instruction(String text) {
        return InstructionReader.read(Vocabulary.of(text), text);
    }

    private static boolean asksForTheSame(Instruction one, Optional<Instruction> other) {
        return switch (one) {
            case Instruction.Withdraw _ ->
                other.filter(Instruction.Withdraw.class::isInstance).isPresent();
            case Instruction.Reassign(var to, var _, var _) ->
                other.filter(there -> there instanceof Instruction.Reassign reassign
                                && reassign.to().equals(to))
                        .isPresent();
        };
    }

    /** "Best, / Unless Hugo objects" looks like a closing and a name. */
    private boolean stands(Intent.Decision decision, Stage stage) {
        return IntentReader.read(new NewText(text + "\n\n" + signed), stage) instanceof Intent.Decision same
                && same.verdict() == decision.verdict();
    }

    private boolean agrees(MailText form, Intent.Decision decision, Stage stage) {
        var there = inForm(form);
        return inOneLine(there.text()).equals(inOneLine(text))
                || (IntentReader.read(there, stage) instanceof Intent.Decision same
                        && same.verdict() == decision.verdict());
    }

    /** Without the armour of a clear-signed message (RFC 9580, section 7), its dashes unescaped; what stands around it stays. */
    private static List<String> withoutArmour(List<String> lines) {
        int start = lines.indexOf(ARMOUR);
        if (start < 0) {
            return lines;
        }
        var signed = new ArrayList<>(lines.subList(0, start));
        int at = start;
        while (at < lines.size() && !lines.get(at).isBlank()) {
            at++;
        }
        for (; at < lines.size() && !lines.get(at).startsWith(SIGNATURE); at++) {
            String line = lines.get(at);
            signed.add(line.startsWith("- ") ? line.substring(2) : line);
        }
        while (at < lines.size() && !lines.get(at).startsWith(SIGNATURE_END)) {
            at++;
        }
        if (at + 1 < lines.size()) {
            signed.addAll(lines.subList(at + 1, lines.size()));
        }
        return signed;
    }
}
