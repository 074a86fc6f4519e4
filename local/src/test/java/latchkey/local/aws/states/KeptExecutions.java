package latchkey.local.aws.states;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import latchkey.local.aws.Disk;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** Executions under way, as one readable file: all that the interpreter's journal knows of them, and when that was. */
record KeptExecutions(Instant at, Map<String, Map<String, @Nullable Object>> maps) {

    private static final List<String> JOURNAL = List.of(
            "states.machines",
            "states.definitions",
            "states.executions",
            "states.history",
            "states.tokens",
            "states.untold");

    static KeptExecutions of(Machines machines) {
        var maps = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        for (var name : JOURNAL) {
            var map = new TreeMap<String, @Nullable Object>();
            machines.disk.map(name).forEach((key, text) -> map.put(key, text.startsWith("{") ? Json.read(text) : text));
            maps.put(name, map);
        }
        return new KeptExecutions(machines.now(), maps);
    }

    static KeptExecutions read(Path file) throws IOException {
        var kept = Node.of(Json.read(Files.readString(file)));
        var maps = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        JOURNAL.forEach(name -> maps.put(name, kept.node("maps").node(name).fields()));
        return new KeptExecutions(Instant.parse(kept.text("at")), maps);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, Json.write(Map.of("at", at.toString(), "maps", maps)) + "\n");
    }

    /** A process that finds them, at the moment when they were kept; it does not run yet. */
    Machines in(Path folder) {
        var file = folder.resolve("kept-" + at.toEpochMilli());
        try (var disk = Disk.at(file)) {
            maps.forEach((name, map) -> map.forEach((key, value) ->
                    disk.map(name).put(key, value instanceof String text ? text : Json.write(value))));
            disk.map("clock").put("offset", Duration.between(Instant.now(), at).toString());
            disk.commit();
        }
        return new Machines(file);
    }

    /** The newest token of each execution that waits, by the execution's name. */
    Map<String, String> tokens() {
        var tokens = new LinkedHashMap<String, String>();
        Node.of(maps.get("states.executions")).fields().forEach((arn, execution) -> {
            var text = Json.write(execution);
            Node.of(maps.get("states.tokens")).fields().keySet().stream()
                    .filter(text::contains)
                    .forEach(token -> tokens.put(Node.of(execution).text("name"), token));
        });
        return tokens;
    }
}
