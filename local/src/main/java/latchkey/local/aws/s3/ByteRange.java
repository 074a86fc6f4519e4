package latchkey.local.aws.s3;

import java.util.Optional;
import java.util.regex.Pattern;
import latchkey.local.aws.AwsFault;

/** A part of an object, both ends included. */
record ByteRange(long first, long last) {

    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Reads a {@code Range} header; one of another form, or of several parts, is ignored as S3 ignores it.
     *
     * @throws AwsFault {@code InvalidRange}
     */
    static Optional<ByteRange> of(String header, long size) {
        var range = FORM.matcher(header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        boolean fromTheEnd = range.group(1).isEmpty();
        long first = fromTheEnd ? Math.max(0, size - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
        long last =
                fromTheEnd || range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        if (first > last) {
            throw new AwsFault(416, "InvalidRange", "The requested range is not satisfiable");
        }
        return Optional.of(new ByteRange(first, last));
    }

    String header(long size) {
        return "bytes %d-%d/%d".formatted(first, last, size);
    }
}
