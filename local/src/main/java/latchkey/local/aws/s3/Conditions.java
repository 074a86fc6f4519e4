package latchkey.local.aws.s3;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import latchkey.local.aws.AwsFault;

/** The {@code If-…} headers (RFC 9110 §13), as S3 takes them. */
final class Conditions {

    private Conditions() {}

    /** @throws AwsFault {@code PreconditionFailed}; {@code NoSuchKey} where If-Match names what is not there */
    static void ofWrite(S3Call call, Optional<S3Object> there) {
        var none = call.header("if-none-match");
        if (none.isPresent()) {
            if (!none.get().equals("*")) {
                throw new AwsFault(
                        501, "NotImplemented", "A header you provided implies functionality that is not implemented");
            }
            if (there.isPresent()) {
                throw failed("If-None-Match");
            }
        }
        call.header("if-match").ifPresent(etag -> mustBe(etag, there));
    }

    /** @throws AwsFault {@code PreconditionFailed}; {@code NoSuchKey} where there is none */
    static void mustBe(String etag, Optional<S3Object> there) {
        if (!names(etag, there.orElseThrow(S3::noSuchKey))) {
            throw failed("If-Match");
        }
    }

    /** @throws AwsFault {@code PreconditionFailed}, or 304 where the caller has it already */
    static void ofRead(S3Call call, S3Object there) {
        var match = call.header("if-match");
        if (match.isPresent() ? !names(match.get(), there) : isAfter(there, call.header("if-unmodified-since"))) {
            throw failed(match.isPresent() ? "If-Match" : "If-Unmodified-Since");
        }
        var none = call.header("if-none-match");
        var since = call.header("if-modified-since").flatMap(Conditions::instant);
        if (none.isPresent()
                ? names(none.get(), there)
                : since.isPresent() && !modified(there).isAfter(since.get())) {
            throw new AwsFault(304, "NotModified", "Not Modified");
        }
    }

    /** A point in time as HTTP writes it. */
    static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static boolean isAfter(S3Object there, Optional<String> date) {
        return date.flatMap(Conditions::instant)
                .filter(modified(there)::isAfter)
                .isPresent();
    }

    /** HTTP dates know no fractions of a second. */
    private static Instant modified(S3Object there) {
        return there.modified().truncatedTo(ChronoUnit.SECONDS);
    }

    /** A date that is none is no condition. */
    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean names(String etags, S3Object there) {
        var bare = there.etag().replace("\"", "");
        return etags.equals("*")
                || Arrays.stream(etags.split(","))
                        .map(etag -> etag.trim().replace("\"", ""))
                        .anyMatch(bare::equals);
    }

    private static AwsFault failed(String condition) {
        return new AwsFault(
                412,
                "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold",
                Map.of("Condition", condition));
    }
}
