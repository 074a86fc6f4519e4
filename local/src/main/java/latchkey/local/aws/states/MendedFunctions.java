package latchkey.local.aws.states;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Functions of JSONata that the library answers otherwise than JSONata's own JavaScript, as the expressions show that
 * {@code tools/jsonata-witness} answers.
 */
final class MendedFunctions {

    private static final String TEXT = "<s-:s>";

    private MendedFunctions() {}

    static void bind(Jsonata.Frame frame) {
        frame.bind("base64encode", text(MendedFunctions::base64encode));
        frame.bind("base64decode", text(MendedFunctions::base64decode));
        frame.bind("encodeUrl", text(value -> UrlText.encode(value, true)));
        frame.bind("encodeUrlComponent", text(value -> UrlText.encode(value, false)));
        frame.bind("decodeUrl", text(value -> UrlText.decode(value, true)));
        frame.bind("decodeUrlComponent", text(value -> UrlText.decode(value, false)));
        frame.bind("substring", function(MendedFunctions::substring, "<s-nn?:s>"));
        frame.bind("match", function(MendedFunctions::match, "<s-f<s:o>n?:a<o>>"));
    }

    private interface Body {
        @Nullable
        Object call(List<?> arguments);
    }

    @SuppressWarnings({"rawtypes", "NullAway"}) // the library's own signature; null is its undefined
    private static Jsonata.JFunction function(Body body, String signature) {
        return new Jsonata.JFunction((Object input, List arguments) -> body.call(arguments), signature);
    }

    private static Jsonata.JFunction text(UnaryOperator<String> of) {
        return function(arguments -> argument(arguments, 0) instanceof String value ? of.apply(value) : null, TEXT);
    }

    private static @Nullable Object argument(List<?> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    /** Of bytes, a character each: JSONata takes characters up to U+00FF only. */
    private static String base64encode(String value) {
        if (value.chars().anyMatch(letter -> letter > 0xff)) {
            throw new JException("$base64encode takes characters up to U+00FF", -1);
        }
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String base64decode(String value) {
        return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.ISO_8859_1);
    }

    /** Counts characters, not the two halves of one. */
    private static @Nullable String substring(List<?> arguments) {
        if (!(argument(arguments, 0) instanceof String value) || !(argument(arguments, 1) instanceof Number first)) {
            return null;
        }
        var characters = value.codePoints().toArray();
        var from = Math.max(first.intValue() < 0 ? characters.length + first.intValue() : first.intValue(), 0);
        var most = argument(arguments, 2) instanceof Number length ? Math.max(length.intValue(), 0) : characters.length;
        var to = (int) Math.min((long) from + most, characters.length);
        return from >= to ? "" : new String(characters, from, to - from);
    }

    /** No more matches than the third argument says. */
    private static @Nullable Object match(List<?> arguments) {
        if (!(argument(arguments, 0) instanceof String value)) {
            return null;
        }
        if (!(argument(arguments, 1) instanceof Pattern pattern)) {
            throw new JException("$match takes a regular expression here, not a function", -1);
        }
        var all = Functions.match(value, pattern, null);
        var most = argument(arguments, 2) instanceof Number limit ? limit.intValue() : all.size();
        if (most < 0) {
            throw new JException("D3040", -1, most);
        }
        var found = all.subList(0, Math.min(most, all.size()));
        return switch (found.size()) {
            case 0 -> null;
            case 1 -> found.getFirst();
            default -> List.copyOf(found);
        };
    }
}
