package latchkey.web.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.runtime.Json;

/** A fault as a program reads it (RFC 9457). The type is about:blank: the status says all that a type would. */
public record Problem(int status, String detail, List<Field> errors) {

    /** A field at fault; {@code pointer} as in RFC 6901. */
    public record Field(String pointer, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Response of(int status, String detail) {
        return new Problem(status, detail, List.of()).response();
    }

    public static Response field(int status, String field, String detail) {
        return new Problem(status, detail, List.of(new Field("/" + field, detail))).response();
    }

    public static Response notFound() {
        return of(404, "There is nothing here, or nothing for you.");
    }

    /** Something of the contract that is not built yet refuses by its name. */
    public static Response notYet(String what) {
        return of(501, what + " is not there yet.");
    }

    public Response response() {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "about:blank");
        problem.put("title", title(status));
        problem.put("status", status);
        problem.put("detail", detail);
        if (!errors.isEmpty()) {
            problem.put("errors", errors.stream().map(Problem::shape).toList());
        }
        return Response.of(
                status, "application/problem+json", Json.write(problem).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> shape(Field error) {
        var shape = new LinkedHashMap<String, String>();
        shape.put("pointer", error.pointer());
        shape.put("detail", error.detail());
        return shape;
    }

    /** The phrase of the status, as RFC 9457 §4.2.1 wants it for about:blank. */
    static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 428 -> "Precondition Required";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            default -> throw new IllegalArgumentException("No problem of ours has the status " + status);
        };
    }
}
