package latchkey.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A place in the list of people as a text that goes into an address. */
final class Cursors {

    /** DynamoDB takes 1,024 bytes for a sort key. */
    private static final int LONGEST = 1_024;

    private Cursors() {}

    static String cursor(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Lists.BadCursor where it is none that a page gave */
    static String place(String cursor) {
        try {
            var place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (place.isEmpty() || place.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
                throw new Lists.BadCursor();
            }
            return place;
        } catch (IllegalArgumentException notBase64) {
            throw new Lists.BadCursor(notBase64);
        }
    }
}
