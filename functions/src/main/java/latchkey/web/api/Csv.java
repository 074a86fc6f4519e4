package latchkey.web.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as RFC 4180 wants them. It begins with the mark by which spreadsheets know UTF-8, and no cell is a formula: what
 * begins like one gets an apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection).
 */
final class Csv {

    private static final String UTF_8 = "\uFEFF";

    /** Also as they look in East Asian scripts, which spreadsheets take for the same. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final StringBuilder text = new StringBuilder(UTF_8);

    void row(List<String> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String value) {
        var safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
