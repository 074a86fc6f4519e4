package latchkey.local.doors;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import latchkey.local.aws.lambda.WebRequest;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** Reads what a request to a local door asks. What it does not know it refuses by name. */
final class Asked {

    private Asked() {}

    /** @param known the parameters that mean something here */
    static Map<String, String> parameters(WebRequest request, String... known) {
        var parameters = pairs(request.query());
        refuseUnknown("parameter", List.copyOf(parameters.keySet()), known);
        return parameters;
    }

    /** Reads a query or a form; of a name given twice the last counts. */
    static Map<String, String> pairs(String encoded) {
        var pairs = new TreeMap<String, String>();
        for (var pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                pairs.put(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return pairs;
    }

    /** @param known the fields that mean something here */
    static Map<String, @Nullable Object> body(WebRequest request, String... known) {
        var right = "a JSON object with " + String.join(", ", known);
        if (!(read(request, right) instanceof Map<?, ?>)) {
            throw new NotAnswered(400, "The body must be " + right);
        }
        var fields = Json.object(request.body());
        refuseUnknown("field", List.copyOf(fields.keySet()), known);
        return fields;
    }

    /** The fields of a JSON object, or of a form. */
    static Map<String, ? extends @Nullable Object> fields(WebRequest request, String... known) {
        if (!isForm(request)) {
            return body(request, known);
        }
        var form = pairs(new String(request.body(), StandardCharsets.UTF_8));
        refuseUnknown("field", List.copyOf(form.keySet()), known);
        return form;
    }

    static boolean isForm(WebRequest request) {
        return request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded");
    }

    /** @param right what the body must be, to be said where it is no JSON at all */
    static @Nullable Object read(WebRequest request, String right) {
        try {
            return Json.read(request.body());
        } catch (Json.NotJson _) {
            throw new NotAnswered(400, "The body is no JSON in UTF-8. It must be " + right);
        }
    }

    /** @throws NotAnswered 405, for a method that means nothing here */
    static NotAnswered method(WebRequest request, String allowed) {
        return new NotAnswered(405, "%s takes %s, not %s".formatted(request.path(), allowed, request.method()));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new NotAnswered(400, "This query is not percent-encoded as it should be: " + text);
        }
    }

    private static void refuseUnknown(String what, List<String> given, String... known) {
        for (var name : given) {
            if (!Arrays.asList(known).contains(name)) {
                throw new NotAnswered(
                        400,
                        known.length == 0
                                ? "Unknown %s %s; there is none here".formatted(what, name)
                                : "Unknown %s %s; known here: %s".formatted(what, name, String.join(", ", known)));
            }
        }
    }
}
