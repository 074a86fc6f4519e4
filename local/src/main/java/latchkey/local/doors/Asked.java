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
        var body = read(request);
        if (!(body instanceof Map<?, ?>)) {
            throw new NotAnswered(400, "The body is a JSON object with " + String.join(", ", known));
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

    static @Nullable Object read(WebRequest request) {
        try {
            return Json.read(request.body());
        } catch (Json.NotJson e) {
            throw new NotAnswered(400, "The body is no JSON: " + e.getMessage());
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
                        400, "Unknown %s %s; known here: %s".formatted(what, name, String.join(", ", known)));
            }
        }
    }
}
