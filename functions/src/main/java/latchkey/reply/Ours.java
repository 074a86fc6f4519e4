package latchkey.reply;

import java.util.ArrayList;
import java.util.List;

/** Knows a mail of ours within another: by what stands in each of them, and by the domain that the reply went to. */
final class Ours {

    private final List<String> domains = new ArrayList<>();

    Ours(Headers headers) {
        headers.all("To").forEach(this::addDomains);
        headers.all("Cc").forEach(this::addDomains);
    }

    /** Of {@code reply+…@inbound.demo.example} it is {@code demo.example}: mails may come from beside where replies go. */
    private void addDomains(String recipients) {
        for (int at = recipients.indexOf('@'); at >= 0 && domains.size() < 20; at = recipients.indexOf('@', at + 1)) {
            int end = at + 1;
            while (end < recipients.length() && isOfDomain(recipients.charAt(end))) {
                end++;
            }
            String domain = QuoteWords.lower(recipients.substring(at + 1, end));
            int dot = domain.indexOf('.');
            if (dot > 0) {
                domains.add(domain.indexOf('.', dot + 1) > 0 ? domain.substring(dot + 1) : domain);
            }
        }
    }

    private static boolean isOfDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }

    boolean isIn(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = QuoteWords.lower(lines.get(i));
            if (Divider.isOurs(lines, i) || domains.stream().anyMatch(line::contains)) {
                return true;
            }
        }
        return false;
    }
}
