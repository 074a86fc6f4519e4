package latchkey.reply;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * What was signed, taken out of an S/MIME mail that carries it inside of the signature (RFC 8551, section 3.5.2): the octets of
 * the id-data content of CMS SignedData (RFC 5652, section 5), as one string or in pieces. The signature is not looked at: whom
 * to believe is decided by who sent the mail.
 */
final class SignedContent {

    /** 1.2.840.113549.1.7.1 as DER. */
    private static final byte[] DATA = {6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 1};

    /** Bytes from the beginning within which it stands: before it are a version and the names of digests. */
    private static final int WITHIN = 400;

    private static final int EXPLICIT = 0xA0;
    private static final int OCTETS = 0x04;
    private static final int PIECES = 0x24;
    private static final int INDEFINITE = -1;

    private final byte[] der;
    private int at;

    private SignedContent(byte[] der) {
        this.der = der;
    }

    /** Empty where nothing is signed inside, as in an encrypted mail. */
    static Optional<byte[]> of(byte[] der) {
        var reader = new SignedContent(der);
        return reader.find() ? reader.octets() : Optional.empty();
    }

    private boolean find() {
        for (int start = 0; start < WITHIN && start + DATA.length < der.length; start++) {
            if (Arrays.equals(der, start, start + DATA.length, DATA, 0, DATA.length)) {
                at = start + DATA.length;
                return true;
            }
        }
        return false;
    }

    private Optional<byte[]> octets() {
        if (next() != EXPLICIT) {
            return Optional.empty();
        }
        length();
        int tag = next();
        int length = length();
        var content = new ByteArrayOutputStream();
        if (tag == OCTETS && length >= 0) {
            take(length, content);
        } else if (tag == PIECES) {
            int end = length == INDEFINITE ? der.length : (int) Math.min(der.length, (long) at + length);
            while (at < end && next() == OCTETS) {
                take(length(), content);
            }
        }
        return content.size() == 0 ? Optional.empty() : Optional.of(content.toByteArray());
    }

    private int next() {
        return at < der.length ? der[at++] & 0xFF : 0;
    }

    private int length() {
        int first = next();
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7F) && length < 1 << 23; i++) {
            length = length << 8 | next();
        }
        return first == 0x80 ? INDEFINITE : length;
    }

    private void take(int length, ByteArrayOutputStream content) {
        int there = Math.clamp(length, 0, der.length - at);
        content.write(der, at, there);
        at += there;
    }
}
