package latchkey.reply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What its author has written into a reply, without what was quoted, signed or added by a client.
 *
 * @param text lines with line feeds between, no blank lines at either end; empty where nothing is new
 */
public record NewText(String text) {

    /**
     * A line of our mails, above everything else that is said in them. Where a client quotes without marks, the quote is
     * known by it. The mail's writer puts it there as it is; it is found again whatever stands around it.
     */
    public static final String MARKER = "--- Reply above this line ---";

    private static final String ARMOUR = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String ARMOUR_END = "-----BEGIN PGP SIGNATURE-----";

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Finds the new text in a plain body with line feeds. */
    public static NewText of(String plain) {
        List<String> lines =
                withoutArmour(Arrays.asList(plain.replace('\u00A0', ' ').split("\n", -1)));
        return new NewText(String.join("\n", new Quotes(lines).newLines()));
    }

    /** What stands inside a clear-signed message (RFC 9580, section 7), its dashes unescaped. */
    private static List<String> withoutArmour(List<String> lines) {
        int start = lines.indexOf(ARMOUR);
        if (start < 0) {
            return lines;
        }
        while (start < lines.size() && !lines.get(start).isBlank()) {
            start++;
        }
        var signed = new ArrayList<String>();
        for (String line : lines.subList(start, lines.size())) {
            if (line.startsWith(ARMOUR_END)) {
                break;
            }
            signed.add(line.startsWith("- ") ? line.substring(2) : line);
        }
        return signed;
    }
}
