package latchkey.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import latchkey.runtime.Yaml;
import latchkey.web.http.Query;
import org.jspecify.annotations.Nullable;

/**
 * What {@code docs/openapi.yaml} promises, held against each call of a scenario and its answer. A story may send what the
 * contract forbids; then it must be refused.
 */
final class Contract {

    private static final String BASE = "/api/v1";

    private final Map<?, ?> document;
    private final Schemas schemas;
    private final List<Template> templates;

    /** A path with names in braces; what is written out goes first. */
    private record Template(String path, Pattern pattern) {

        static Template of(String path) {
            return new Template(path, Pattern.compile(path.replace(".", "\\.").replaceAll("\\{[a-z]+}", "[^/]+")));
        }
    }

    private Contract(Map<?, ?> document) {
        this.document = document;
        this.schemas = new Schemas(map(document.get("components")));
        this.templates = map(document.get("paths")).keySet().stream()
                .map(String::valueOf)
                .sorted(Comparator.comparing((String path) -> path.contains("{")))
                .map(Template::of)
                .toList();
    }

    static Contract ofTheProject() {
        try {
            return new Contract(map(Yaml.read(Files.readAllBytes(Path.of("..", "docs", "openapi.yaml")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws AssertionError where they do not fit; it names the call, the place and the rule */
    void hold(Call call, Answer answer) {
        var faults = faults(call, answer);
        if (!faults.isEmpty()) {
            throw new AssertionError("%s %s → %d does not keep docs/openapi.yaml:%n  %s%n  sent %s%n  answered %s"
                    .formatted(
                            call.method(),
                            call.path(),
                            answer.status(),
                            String.join("\n  ", faults),
                            shortened(call.body().orElse("nothing")),
                            shortened(answer.body())));
        }
    }

    List<String> faults(Call call, Answer answer) {
        var target = URI.create(call.path());
        var path = target.getRawPath().substring(BASE.length());
        var item = templates.stream()
                .filter(one -> one.pattern().matcher(path).matches())
                .findFirst()
                .map(one -> map(map(document.get("paths")).get(one.path())));
        if (item.isEmpty()) {
            return unknown("path " + path, 404, answer);
        }
        var method = call.method().equals("HEAD") ? "get" : call.method().toLowerCase(Locale.ROOT);
        if (!(item.get().get(method) instanceof Map<?, ?> operation)) {
            return unknown("method " + call.method(), 405, answer);
        }
        var wrong = new ArrayList<String>();
        wrong.addAll(query(parameters(item.get(), operation), Query.parse(Objects.toString(target.getRawQuery(), ""))));
        wrong.addAll(sent(operation, call));
        var faults = new ArrayList<String>();
        if (!wrong.isEmpty() && !isRefused(answer)) {
            faults.add("forbidden, and not refused: " + String.join("; ", wrong));
        }
        faults.addAll(answered(operation, call, answer));
        return faults;
    }

    private List<String> unknown(String what, int right, Answer answer) {
        var faults = new ArrayList<String>();
        if (!isRefused(answer)) {
            faults.add("unknown %s, and not answered with %d".formatted(what, right));
        }
        faults.addAll(schemas.faults(Map.of("$ref", "#/components/schemas/Problem"), answer.body()));
        return faults;
    }

    private static boolean isRefused(Answer answer) {
        return answer.status() >= 400 && answer.status() < 500;
    }

    private List<String> query(List<Map<?, ?>> parameters, Query query) {
        var faults = new ArrayList<String>();
        var known = parameters.stream()
                .filter(one -> Objects.equals(one.get("in"), "query"))
                .collect(Collectors.toMap(one -> String.valueOf(one.get("name")), one -> one));
        query.values().forEach((name, values) -> {
            var parameter = known.get(name);
            if (parameter == null) {
                faults.add("query parameter %s is unknown".formatted(name));
            } else {
                values.forEach(value -> schemas.ofText(map(parameter.get("schema")), value)
                        .forEach(fault -> faults.add("query parameter %s: %s".formatted(name, fault))));
            }
        });
        known.forEach((name, parameter) -> {
            if (Boolean.TRUE.equals(parameter.get("required")) && !query.names().contains(name)) {
                faults.add("query parameter %s is missing".formatted(name));
            }
        });
        return faults;
    }

    private List<Map<?, ?>> parameters(Map<?, ?> item, Map<?, ?> operation) {
        var all = new ArrayList<Map<?, ?>>();
        for (var holder : List.of(item, operation)) {
            if (holder.get("parameters") instanceof List<?> list) {
                list.forEach(one -> all.add(resolved(map(one))));
            }
        }
        return all;
    }

    private List<String> sent(Map<?, ?> operation, Call call) {
        var body = operation.get("requestBody") instanceof Map<?, ?> given ? resolved(given) : Map.of();
        var text = call.body().filter(one -> !one.isEmpty());
        if (body.isEmpty()) {
            return text.isPresent() && !text.get().equals("{}") ? List.of("a body, where there is none") : List.of();
        }
        var schema = schema(body, call.header("content-type").orElse(""));
        if (schema.isEmpty()) {
            return List.of("a body of the type " + call.header("content-type").orElse("none"));
        }
        if (text.isEmpty()) {
            return Boolean.TRUE.equals(body.get("required")) ? List.of("no body") : List.of();
        }
        return isJson(call.header("content-type").orElse("")) ? schemas.faults(schema.get(), text.get()) : List.of();
    }

    private List<String> answered(Map<?, ?> operation, Call call, Answer answer) {
        if (!(map(operation.get("responses")).get(Integer.toString(answer.status())) instanceof Map<?, ?> listed)) {
            return List.of("the status %d is not listed".formatted(answer.status()));
        }
        var response = resolved(listed);
        var type = answer.headers().getOrDefault("content-type", List.of()).stream()
                .findFirst()
                .orElse("");
        if (!(response.get("content") instanceof Map<?, ?>)) {
            return answer.body().isEmpty() ? List.of() : List.of("a body, where there is none");
        }
        var schema = schema(response, type);
        if (schema.isEmpty()) {
            return List.of("the content type “%s” is not listed".formatted(type));
        }
        return call.method().equals("HEAD") || !isJson(type) ? List.of() : schemas.faults(schema.get(), answer.body());
    }

    private static Optional<Map<?, ?>> schema(Map<?, ?> holder, String type) {
        var bare = type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
        return map(holder.get("content")).get(bare) instanceof Map<?, ?> content
                ? Optional.of(map(content.get("schema")))
                : Optional.empty();
    }

    private static boolean isJson(String type) {
        return type.contains("json");
    }

    private Map<?, ?> resolved(Map<?, ?> one) {
        if (!(one.get("$ref") instanceof String ref)) {
            return one;
        }
        Object here = document;
        for (var part : ref.substring("#/".length()).split("/", -1)) {
            here = Objects.requireNonNull(map(here).get(part), ref);
        }
        return map(here);
    }

    private static String shortened(String text) {
        return text.length() > 600 ? text.substring(0, 600) + " …" : text;
    }

    static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    /** What was sent, as the client has it. */
    record Call(String method, String path, Map<String, String> headers, Optional<String> body) {

        boolean isApi() {
            return path.startsWith(BASE + "/");
        }

        private Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }
}
