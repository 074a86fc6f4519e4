package latchkey.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.runtime.Json;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Problem;
import latchkey.web.http.ProblemType;
import latchkey.web.http.Request;
import latchkey.web.http.Response;
import org.jspecify.annotations.Nullable;

/** The JSON object of a write, its fields read one by one; what is wrong with them is collected. */
final class Body {

    private final Map<String, @Nullable Object> fields;
    private final List<Problem.Field> faults = new ArrayList<>();

    private Body(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /** @throws BadRequest where it is no JSON object, or has fields besides {@code known} */
    static Body of(Request request, List<String> known) {
        return of(read(request), known);
    }

    /**
     * The fields as they are, for those that read them with a file's.
     *
     * @throws BadRequest likewise
     */
    static Map<String, @Nullable Object> fields(Request request, List<String> known) {
        return of(request, known).fields;
    }

    /** Of a call that has nothing to say: an empty object, or nothing at all. */
    static Body empty(Request request) {
        return of(request.body().length == 0 ? Map.of() : read(request), List.of());
    }

    private static Body of(Map<String, @Nullable Object> fields, List<String> known) {
        var unknown = fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            var possible = known.isEmpty() ? "nothing" : String.join(", ", known);
            throw new BadRequest("Unknown: %s. Possible here: %s.".formatted(unknown, possible));
        }
        return new Body(fields);
    }

    private static Map<String, @Nullable Object> read(Request request) {
        try {
            return Json.object(request.text());
        } catch (Json.NotJson e) {
            throw new BadRequest("The body must be one JSON object in UTF-8, with each name once.", e);
        }
    }

    /** The text of the field; empty where it is left out or null. */
    Optional<String> text(String name) {
        return switch (fields.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            default -> {
                fault(name, "Must be text.");
                yield Optional.empty();
            }
        };
    }

    /** The text of a field that must be there. */
    String needed(String name, String sentence) {
        var text = text(name);
        if (text.isEmpty() && fields.get(name) == null) {
            fault(name, sentence);
        }
        return text.orElse("");
    }

    /** The yes or no of a field that must be there. */
    boolean flag(String name, String sentence) {
        if (fields.get(name) instanceof Boolean flag) {
            return flag;
        }
        fault(name, sentence);
        return false;
    }

    /** The object of the field; empty where it is left out or null. */
    Optional<Map<?, ?>> object(String name) {
        return switch (fields.get(name)) {
            case null -> Optional.empty();
            case Map<?, ?> object -> Optional.of(object);
            default -> {
                fault(name, "Must be an object.");
                yield Optional.empty();
            }
        };
    }

    void fault(String name, String sentence) {
        faults.add(new Problem.Field("/" + name, sentence));
    }

    private String named(Problem.Field fault) {
        return faults.size() == 1 ? fault.detail() : fault.pointer().substring(1) + ": " + fault.detail();
    }

    /** Every fault at once. */
    Optional<Response> problem() {
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                                ProblemType.WRONG_FIELDS,
                                faults.stream().map(this::named).collect(Collectors.joining(" ")),
                                faults)
                        .response());
    }
}
