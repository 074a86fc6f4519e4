package latchkey.web.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** A fault as a program reads it (RFC 9457). */
public record Problem(ProblemType type, String detail, List<Field> errors) {

    /** A field at fault; {@code pointer} as in RFC 6901. */
    public record Field(String pointer, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Response of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of()).response();
    }

    public static Response field(ProblemType type, String field, String detail) {
        return new Problem(type, detail, List.of(new Field("/" + field, detail))).response();
    }

    public static Response notFound() {
        return of(ProblemType.NOT_THERE, "There is nothing here, or nothing for you.");
    }

    public Response response() {
        return response(Map.of());
    }

    /** With more members (RFC 9457 §3.2). */
    public Response response(Map<String, ? extends @Nullable Object> more) {
        var problem = new LinkedHashMap<String, @Nullable Object>();
        problem.put("type", type.uri());
        problem.put("title", type.title());
        problem.put("status", type.status());
        problem.put("detail", detail);
        if (!errors.isEmpty()) {
            problem.put("errors", errors.stream().map(Problem::shape).toList());
        }
        problem.putAll(more);
        return Response.of(
                type.status(), "application/problem+json", Json.write(problem).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> shape(Field error) {
        var shape = new LinkedHashMap<String, String>();
        shape.put("pointer", error.pointer());
        shape.put("detail", error.detail());
        return shape;
    }
}
