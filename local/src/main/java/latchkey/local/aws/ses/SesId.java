package latchkey.local.aws.ses;

import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids of the forms that SES gives. */
final class SesId {

    /** Stands at the begin of ids of eu-west-1. */
    private static final String REGION = "0102";

    private SesId() {}

    /** Of a mail that is sent: region and milliseconds, then what makes it unique. */
    static String of(Instant at, UUID unique) {
        return REGION + "%012x-%s-000000".formatted(at.toEpochMilli(), unique);
    }

    /** Of a mail that is received: 40 letters and digits, which are its key in S3 too. */
    static String received(RandomGenerator random) {
        var bits = new byte[25];
        random.nextBytes(bits);
        var text = new BigInteger(1, bits).toString(32);
        return "0".repeat(40 - text.length()) + text;
    }
}
