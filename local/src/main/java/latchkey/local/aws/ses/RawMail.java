package latchkey.local.aws.ses;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A mail as bytes, its header fields taken apart so far as SES looks into them. Putting it together again gives the same
 * bytes. Reading it is linear in its length, whatever the bytes are.
 *
 * @param rest the empty line and the body
 */
public record RawMail(List<Field> fields, byte[] rest) {

    /**
     * One field.
     *
     * @param name empty where the line is none
     * @param raw all of its lines with their ends, a byte a character
     */
    public record Field(String name, String raw) {

        /** The value on one line, its bytes taken for UTF-8. */
        public String value() {
            var value = name.isEmpty() ? raw : raw.substring(raw.indexOf(':') + 1);
            var line = value.replaceAll("\\r?\\n[ \\t]+", " ").strip();
            return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    /** Takes a mail apart. */
    public static RawMail of(byte[] raw) {
        var fields = new ArrayList<Field>();
        int at = 0;
        while (at < raw.length && !isEmptyLine(raw, at)) {
            int end = endOfLine(raw, at);
            while (end < raw.length && (raw[end] == ' ' || raw[end] == '\t')) {
                end = endOfLine(raw, end);
            }
            fields.add(field(new String(raw, at, end - at, StandardCharsets.ISO_8859_1)));
            at = end;
        }
        return new RawMail(List.copyOf(fields), Arrays.copyOfRange(raw, at, raw.length));
    }

    /** The same mail as bytes. */
    public byte[] bytes() {
        var head = new StringBuilder();
        fields.forEach(field -> head.append(field.raw()));
        var bytes = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        var all = Arrays.copyOf(bytes, bytes.length + rest.length);
        System.arraycopy(rest, 0, all, bytes.length, rest.length);
        return all;
    }

    /** The values of all fields of that name. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** The first field of that name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The mail without any field of that name. */
    public RawMail without(String name) {
        return new RawMail(
                fields.stream()
                        .filter(field -> !field.name().equalsIgnoreCase(name))
                        .toList(),
                rest);
    }

    /** The mail with more fields on top, their lines ended by CRLF. */
    public RawMail below(String fieldsOnTop) {
        var all = new ArrayList<>(
                of(fieldsOnTop.getBytes(StandardCharsets.ISO_8859_1)).fields());
        all.addAll(fields);
        return new RawMail(List.copyOf(all), rest);
    }

    private static Field field(String raw) {
        int colon = raw.indexOf(':');
        var name = colon < 0 ? "" : raw.substring(0, colon).stripTrailing();
        boolean isField = !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 127);
        return new Field(isField ? name : "", raw);
    }

    private static boolean isEmptyLine(byte[] raw, int at) {
        return raw[at] == '\n' || (raw[at] == '\r' && at + 1 < raw.length && raw[at + 1] == '\n');
    }

    private static int endOfLine(byte[] raw, int from) {
        int at = from;
        while (at < raw.length && raw[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, raw.length);
    }
}
