package latchkey.local.aws.states;

import com.dashjoin.jsonata.JException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding as JavaScript has it (ECMA-262, URI handling functions), which JSONata's functions of these names are. */
final class UrlText {

    private static final String MARKS = "-_.!~*'()";
    private static final String RESERVED = ";/?:@&=+$,#";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UrlText() {}

    /** @param whole whether it is a whole URL, whose separators stay as they are */
    static String encode(String text, boolean whole) {
        var encoded = new StringBuilder();
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            var letter = (char) (octet & 0xff);
            if (isAlphanumeric(letter) || MARKS.indexOf(letter) >= 0 || (whole && RESERVED.indexOf(letter) >= 0)) {
                encoded.append(letter);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    private static boolean isAlphanumeric(char letter) {
        return letter < 0x80 && Character.isLetterOrDigit(letter);
    }

    /** @throws JException where what is encoded is no text */
    static String decode(String text, boolean whole) {
        var bytes = new ByteArrayOutputStream();
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                bytes.writeBytes(character(text, i));
                i += Character.isHighSurrogate(text.charAt(i)) ? 1 : 0;
                continue;
            }
            var octet = octet(text, i);
            if (whole && RESERVED.indexOf((char) octet) >= 0) {
                bytes.writeBytes(text.substring(i, i + 3).getBytes(StandardCharsets.US_ASCII));
            } else {
                bytes.write(octet);
            }
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed(text);
        }
    }

    private static byte[] character(String text, int at) {
        return Character.toString(text.codePointAt(at)).getBytes(StandardCharsets.UTF_8);
    }

    private static int octet(String text, int at) {
        try {
            return HexFormat.fromHexDigits(text, at + 1, at + 3);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed(text);
        }
    }

    private static JException malformed(String text) {
        return new JException("D3140", -1, text);
    }
}
