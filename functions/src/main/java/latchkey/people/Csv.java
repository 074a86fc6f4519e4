package latchkey.people;

import java.util.ArrayList;
import java.util.List;

/**
 * Tables as text (RFC 4180). What is written begins with the mark by which spreadsheets know UTF-8, and no cell is a formula:
 * what begins like one gets an apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection), and is read
 * without.
 */
public final class Csv {

    private static final String UTF_8 = "\uFEFF";

    /** Also as they look in East Asian scripts, which spreadsheets take for the same. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text;
    }

    /** @param line where the row begins; a quoted cell may go over several */
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * The rows, but for those that are empty.
     *
     * @throws NotCsv where a quote is never closed, or something follows a closed one
     */
    public static List<Row> read(String text) {
        var csv = new Csv(text.startsWith(UTF_8) ? text.substring(1) : text);
        while (csv.at < csv.text.length()) {
            csv.row();
        }
        return csv.rows;
    }

    public static String write(List<List<String>> rows) {
        var written = new StringBuilder(UTF_8);
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++) {
                written.append(i == 0 ? "" : ",").append(cell(row.get(i)));
            }
            written.append("\r\n");
        }
        return written.toString();
    }

    private static String cell(String value) {
        var safe = isFormula(value) ? "'" + value : value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** With the apostrophes that it may have already, so that writing and reading give back what was there. */
    private static boolean isFormula(String value) {
        int first = 0;
        while (first < value.length() && value.charAt(first) == '\'') {
            first++;
        }
        return first < value.length() && FORMULA.indexOf(value.charAt(first)) >= 0;
    }

    private void row() {
        int begins = line;
        var cells = new ArrayList<String>();
        boolean more = true;
        while (more) {
            var cell = at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
            cells.add(cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell);
            more = at < text.length() && text.charAt(at) == ',';
            if (more) {
                at++;
            }
        }
        lineEnd(begins);
        if (cells.size() > 1 || !cells.getFirst().isBlank()) {
            rows.add(new Row(begins, cells));
        }
    }

    private String plain() {
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        int begins = line;
        var cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                at++;
            } else if (c == '"') {
                at++;
                return cell.toString();
            } else if (c == '\n') {
                line++;
            }
            cell.append(c);
        }
        throw new NotCsv("The quote that opens in line %d is never closed.".formatted(begins));
    }

    private void lineEnd(int begins) {
        if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            throw new NotCsv("In line %d something follows a closed quote. A quote within a cell is written twice."
                    .formatted(begins));
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }

    /** The text is no table. The sentence says where, and what would be right. */
    public static final class NotCsv extends RuntimeException {
        NotCsv(String sentence) {
            super(sentence);
        }

        public String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
