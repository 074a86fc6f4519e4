package latchkey.local.aws.states;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import latchkey.local.aws.Disk;
import latchkey.runtime.Json;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * What outlives the process: machines, definitions under their hash, executions, their history, whose a token is, and the
 * status changes not yet told. Running executions are also kept in memory; that object, under its lock, is the true one.
 */
final class Journal {

    private final Disk disk;
    private final MVMap<String, String> machines;
    private final MVMap<String, String> definitions;
    private final MVMap<String, String> executions;
    private final MVMap<String, String> history;
    private final MVMap<String, String> tokens;
    private final MVMap<String, String> untold;
    private final Map<String, Definition> read = new ConcurrentHashMap<>();
    private final AtomicLong failed = new AtomicLong();
    private final Map<String, Execution> running = new ConcurrentHashMap<>();
    private final Map<String, Execution.Summary> ended = new ConcurrentHashMap<>();

    Journal(Disk disk) {
        this.disk = disk;
        this.machines = disk.map("states.machines");
        this.definitions = disk.map("states.definitions");
        this.executions = disk.map("states.executions");
        this.history = disk.map("states.history");
        this.tokens = disk.map("states.tokens");
        this.untold = disk.map("states.untold");
        executions.forEach((arn, json) -> {
            var execution = read(Node.of(Json.object(json)));
            if (execution.status == Execution.Status.RUNNING) {
                running.put(arn, execution);
            } else {
                end(execution);
            }
        });
    }

    void commit() {
        disk.commit();
    }

    Optional<Machine> machine(String arn) {
        return Optional.ofNullable(machines.get(arn)).map(json -> Machine.read(Node.of(Json.object(json))));
    }

    List<Machine> machines() {
        return machines.values().stream()
                .map(json -> Machine.read(Node.of(Json.object(json))))
                .toList();
    }

    void save(Machine machine) {
        machines.put(machine.arn(), Json.write(machine.write()));
        commit();
    }

    void delete(Machine machine) {
        machines.remove(machine.arn());
        commit();
    }

    /** Keeps a definition for as long as the data lives, and says under which hash. */
    String keepDefinition(String text) {
        var hash = sha256(text);
        definitions.putIfAbsent(hash, text);
        return hash;
    }

    String definitionText(String hash) {
        var text = definitions.get(hash);
        if (text == null) {
            throw new IllegalStateException("The definition %s is gone; begin anew with --fresh".formatted(hash));
        }
        return text;
    }

    Definition definition(String hash) {
        return read.computeIfAbsent(hash, key -> Definition.read(Node.of(Json.object(definitionText(key)))));
    }

    /**
     * Takes the execution up, unless there is one of that ARN.
     *
     * @param started the event that tells of it
     * @return the one that was there before
     */
    Optional<Execution> begin(Execution execution, String eventId, Map<String, @Nullable Object> started) {
        synchronized (running) {
            var before = execution(execution.arn);
            if (before.isEmpty()) {
                running.put(execution.arn, execution);
                keepUntold(eventId, started);
                save(execution);
            }
            return before;
        }
    }

    Optional<Execution> execution(String arn) {
        var alive = running.get(arn);
        return alive != null
                ? Optional.of(alive)
                : Optional.ofNullable(executions.get(arn)).map(json -> read(Node.of(Json.object(json))));
    }

    Collection<Execution> running() {
        return List.copyOf(running.values());
    }

    /** All executions, in the order of their ARNs. */
    Collection<Execution.Summary> summaries() {
        var all = new TreeMap<String, Execution.Summary>();
        running.forEach((arn, execution) -> all.put(arn, execution.summary()));
        all.putAll(ended); // after those that run: what ends meanwhile is among one or the other
        return all.values();
    }

    /** Writes the execution and its new events, durable once this has returned. The caller holds its lock. */
    void save(Execution execution) {
        write(execution);
        commit();
    }

    private void write(Execution execution) {
        // Events first: those beyond the document's count are not looked at, and are written again.
        for (var event : execution.unwritten) {
            history.put(eventKey(execution.arn, new Node(event).number("id")), Json.write(event));
        }
        execution.unwritten.clear();
        executions.put(execution.arn, Json.write(execution.write()));
        execution.nextDue = execution.earliestDue().orElse(null);
        if (execution.status != Execution.Status.RUNNING && !ended.containsKey(execution.arn)) {
            end(execution);
            running.remove(execution.arn);
        }
    }

    private void end(Execution execution) {
        ended.put(execution.arn, execution.summary());
        if (execution.status == Execution.Status.FAILED || execution.status == Execution.Status.TIMED_OUT) {
            failed.incrementAndGet();
        }
    }

    /** How many executions ended in FAILED or TIMED_OUT. */
    long failed() {
        return failed.get();
    }

    /** The history so far, oldest first. The caller holds the lock, where the execution is running. */
    List<Node> events(Execution execution) {
        var events = new ArrayList<Node>();
        for (var id = 1L; id <= execution.events - execution.unwritten.size(); id++) {
            events.add(Node.of(Json.object(history.getOrDefault(eventKey(execution.arn, id), "{}"))));
        }
        for (Map<String, @Nullable Object> event : execution.unwritten) {
            events.add(new Node(event));
        }
        return events;
    }

    private static String eventKey(String arn, long id) {
        return "%s#%08d".formatted(arn, id);
    }

    void keepToken(String token, String executionArn) {
        tokens.put(token, executionArn);
    }

    /** The execution that was given the token, whatever has become of it. */
    Optional<String> ownerOf(String token) {
        return Optional.ofNullable(tokens.get(token));
    }

    /** Keeps an event until somebody was told of it. */
    void keepUntold(String id, Map<String, @Nullable Object> event) {
        untold.put(id, Json.write(event));
    }

    boolean hasUntold() {
        return !untold.isEmpty();
    }

    /** Tells what was not told yet; each once more where the process ends before it is forgotten. */
    synchronized void tell(Consumer<Map<String, @Nullable Object>> listener) {
        var told = false;
        for (Iterator<String> keys = untold.keyIterator(null); keys.hasNext(); ) {
            var key = keys.next();
            var event = untold.get(key);
            if (event != null) {
                listener.accept(Json.object(event));
                untold.remove(key);
                told = true;
            }
        }
        if (told) {
            commit();
        }
    }

    private Execution read(Node json) {
        return Execution.read(json, definition(json.text("definition")), machine(json.text("machineArn")));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
