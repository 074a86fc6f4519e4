package latchkey.local.aws.states;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import latchkey.local.aws.Caller;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** One execution: its document, and the history events that are not yet written. Changed under its lock alone. */
final class Execution {

    /** As DescribeExecution names it. */
    enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }

    final ReentrantLock lock = new ReentrantLock();

    final String arn;
    final String name;
    final String machineArn;

    /** The role it began with, and goes on with whatever becomes of the machine. */
    final String roleArn;

    /** As whom it calls other services. */
    final Caller caller;

    /** The hash of the definition it began with, and goes on with whatever becomes of the machine. */
    final String definitionHash;

    final Definition definition;

    /** As StartExecution was given it. */
    final String input;

    final Instant startedAt;
    final Branch root;

    Status status = Status.RUNNING;

    @Nullable
    Instant stoppedAt;

    @Nullable
    String output;

    @Nullable
    String error;

    @Nullable
    String cause;

    /** States entered and retries: what AWS bills. */
    long transitions;

    /** How many history events there are. */
    long events;

    final List<Map<String, @Nullable Object>> unwritten = new ArrayList<>();

    /** When it next comes due, as of the last save; read without the lock. */
    volatile @Nullable Instant nextDue;

    private Execution(Start start, Branch root) {
        this.arn = start.arn();
        this.name = start.name();
        this.machineArn = start.machineArn();
        this.roleArn = start.roleArn();
        this.caller = start.caller();
        this.definitionHash = start.definitionHash();
        this.definition = start.definition();
        this.input = start.input();
        this.startedAt = start.at();
        this.root = root;
    }

    /** What stays as it was at the start. */
    record Start(
            String arn,
            String name,
            String machineArn,
            String roleArn,
            Caller caller,
            String definitionHash,
            Definition definition,
            String input,
            Instant at) {}

    /** What lists show of it; {@code stoppedAt} is null while it runs. */
    record Summary(
            String arn,
            String name,
            String machineArn,
            Status status,
            Instant startedAt,
            @Nullable Instant stoppedAt) {}

    Summary summary() {
        lock.lock();
        try {
            return new Summary(arn, name, machineArn, status, startedAt, stoppedAt);
        } finally {
            lock.unlock();
        }
    }

    static Execution begin(Start start) {
        var top = start.definition().top();
        var root = new Branch(top.startAt(), Json.read(start.input()));
        root.group = top;
        return new Execution(start, root);
    }

    Optional<Instant> deadline() {
        return definition.timeout().map(startedAt::plus);
    }

    /** The earliest of what is waited for; empty once it has ended. */
    Optional<Instant> earliestDue() {
        return status == Status.RUNNING
                ? Stream.concat(root.dues(), deadline().stream()).min(Instant::compareTo)
                : Optional.empty();
    }

    Map<String, @Nullable Object> write() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("arn", arn);
        json.put("name", name);
        json.put("machineArn", machineArn);
        json.put("roleArn", roleArn);
        json.put("caller", caller.name());
        json.put("definition", definitionHash);
        json.put("input", input);
        json.put("startedAt", startedAt.toString());
        json.put("status", status.name());
        json.put("stoppedAt", stoppedAt == null ? null : stoppedAt.toString());
        json.put("output", output);
        json.put("error", error);
        json.put("cause", cause);
        json.put("transitions", transitions);
        json.put("events", events);
        json.put("root", BranchDocument.write(root));
        return json;
    }

    /** @param machine today's: what an execution of an older version of Latchkey has not written down, it takes from there */
    static Execution read(Node json, Definition definition, Optional<Machine> machine) {
        var start = new Start(
                json.text("arn"),
                json.text("name"),
                json.text("machineArn"),
                json.textIf("roleArn").or(() -> machine.map(Machine::roleArn)).orElse(""),
                json.textIf("caller")
                        .map(Caller::new)
                        .or(() -> machine.map(Machine::caller))
                        .orElse(new Caller("")),
                json.text("definition"),
                definition,
                json.text("input"),
                Instant.parse(json.text("startedAt")));
        var execution = new Execution(start, BranchDocument.read(json.node("root"), definition.top(), null));
        execution.status = Status.valueOf(json.text("status"));
        execution.stoppedAt = json.textIf("stoppedAt").map(Instant::parse).orElse(null);
        execution.output = json.textIf("output").orElse(null);
        execution.error = json.textIf("error").orElse(null);
        execution.cause = json.textIf("cause").orElse(null);
        execution.transitions = json.number("transitions");
        execution.events = json.number("events");
        execution.nextDue = execution.earliestDue().orElse(null);
        return execution;
    }
}
