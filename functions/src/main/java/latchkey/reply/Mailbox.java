package latchkey.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.people.Address;
import latchkey.people.PlainText;

/**
 * Reads one mailbox of RFC 5322: {@code Ines Sol <ines@demo.example> (a comment)}. Strict where programs are known to differ:
 * groups, routes, lists, comments or blanks inside the address, an at sign in an unquoted name are refused. Encoded words
 * stay what they are, a name; they are never decoded, so no address comes out of one.
 */
final class Mailbox {

    /** Characters; a name of some hundred and an address. */
    private static final int MAX_LENGTH = 2_000;

    private enum Kind {
        TEXT,
        QUOTED,
        AT,
        OPEN,
        CLOSE
    }

    /** {@code apart}: a blank or comment stands before it. */
    private record Token(Kind kind, String value, boolean apart) {}

    private final String value;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean apart;

    private Mailbox(String value) {
        this.value = value;
    }

    static Sender read(String header, String value) {
        if (value.length() > MAX_LENGTH) {
            return new Sender.Refused("The " + header + " header is longer than " + MAX_LENGTH + " characters.");
        }
        var mailbox = new Mailbox(value);
        Optional<String> fault = mailbox.tokenize();
        if (fault.isPresent()) {
            return new Sender.Refused("The " + header + " header " + fault.get() + ".");
        }
        return mailbox.address()
                .<Sender>map(Sender.One::new)
                .orElseGet(
                        () -> new Sender.Refused("The " + header + " header does not hold exactly one plain address."));
    }

    private Optional<String> tokenize() {
        while (at < value.length()) {
            char c = value.charAt(at);
            if (c == ' ' || c == '\t') {
                apart = true;
                at++;
            } else if (c == '(') {
                if (!skipComment()) {
                    return Optional.of("has a comment without end");
                }
            } else if (c == '"') {
                if (!quoted()) {
                    return Optional.of("has a quoted string without end");
                }
            } else if (c == ',' || c == ';' || c == ':') {
                return Optional.of("holds a list, a group or a route");
            } else if (c == '@' || c == '<' || c == '>') {
                add(c == '@' ? Kind.AT : c == '<' ? Kind.OPEN : Kind.CLOSE, String.valueOf(c));
                at++;
            } else if (isAtomText(c) || c == '.') {
                text();
            } else {
                return Optional.of("holds the character U+%04X where none may stand".formatted((int) c));
            }
        }
        return Optional.empty();
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text, apart));
        apart = false;
    }

    private void text() {
        int start = at;
        while (at < value.length() && (isAtomText(value.charAt(at)) || value.charAt(at) == '.')) {
            at++;
        }
        add(Kind.TEXT, value.substring(start, at));
    }

    private boolean quoted() {
        var content = new StringBuilder();
        for (at++; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c == '"') {
                at++;
                add(Kind.QUOTED, content.toString());
                return true;
            }
            if (c == '\\' && ++at == value.length()) {
                return false;
            }
            content.append(value.charAt(at));
        }
        return false;
    }

    private boolean skipComment() {
        int depth = 0;
        for (; at < value.length(); at++) {
            switch (value.charAt(at)) {
                case '\\' -> at++;
                case '(' -> depth++;
                case ')' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                at++;
                apart = true;
                return true;
            }
        }
        return false;
    }

    private Optional<Address> address() {
        int open = indexOf(Kind.OPEN);
        if (open < 0) {
            return bare(tokens);
        }
        List<Token> name = tokens.subList(0, open);
        if (tokens.getLast().kind() != Kind.CLOSE) {
            return Optional.empty();
        }
        Optional<Address> address = bare(tokens.subList(open + 1, tokens.size() - 1));
        boolean onlyName = name.stream().allMatch(token -> token.kind() == Kind.TEXT || token.kind() == Kind.QUOTED);
        return onlyName || bare(name).equals(address) ? address : Optional.empty();
    }

    private int indexOf(Kind kind) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == kind) {
                return i;
            }
        }
        return -1;
    }

    /** Exactly {@code local@domain} without blanks; a quoted local part counts as what it says. */
    private static Optional<Address> bare(List<Token> address) {
        if (address.size() != 3
                || address.get(0).kind() == Kind.AT
                || address.get(1).kind() != Kind.AT
                || address.get(2).kind() != Kind.TEXT
                || address.get(1).apart()
                || address.get(2).apart()) {
            return Optional.empty();
        }
        return Address.parse(address.get(0).value() + "@" + address.get(2).value());
    }

    /** RFC 5322 atext with the letters of RFC 6532: names have them. */
    private static boolean isAtomText(char c) {
        if (c < 0x80) {
            return Character.isLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0;
        }
        return c >= 0xA0 && !PlainText.reorders(c) && !PlainText.invisible(c) && !Character.isWhitespace(c);
    }
}
