package latchkey.local.aws.states;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsCall;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.AwsService;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.JsonWire;
import latchkey.local.aws.Permission;
import latchkey.local.aws.Timed;
import latchkey.local.aws.VirtualClock;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * Step Functions: standard state machines in the JSONata dialect. Everything is durable before it is answered, and a token
 * before it is sent, so that executions go on after the process was killed. Safe for several threads.
 */
public final class States implements AwsService, Timed, AutoCloseable {

    private final Journal journal;
    private final Engine engine;
    private final MachineCalls machines;
    private final ExecutionCalls executions;
    private final TaskCalls tasks;
    private final Map<String, Function<Request, Map<String, @Nullable Object>>> operations;

    /** Nothing runs before {@link #start}. */
    public States(Disk disk, VirtualClock clock, Integrations integrations) {
        this.journal = new Journal(disk);
        var history = new History(clock);
        var interpreter = new Interpreter(journal, integrations, clock, history);
        this.engine = new Engine(journal, interpreter, history, clock);
        this.machines = new MachineCalls(journal, engine, clock);
        this.executions = new ExecutionCalls(journal, engine, machines, clock);
        this.tasks = new TaskCalls(journal, engine, interpreter, clock);
        this.operations = Map.ofEntries(
                Map.entry("CreateStateMachine", machines::create),
                Map.entry("UpdateStateMachine", machines::update),
                Map.entry("DescribeStateMachine", machines::describe),
                Map.entry("DeleteStateMachine", machines::delete),
                Map.entry("ListStateMachines", machines::list),
                Map.entry("StartExecution", executions::start),
                Map.entry("DescribeExecution", executions::describe),
                Map.entry("ListExecutions", executions::list),
                Map.entry("GetExecutionHistory", executions::history),
                Map.entry("StopExecution", executions::stop),
                Map.entry("SendTaskSuccess", tasks::success),
                Map.entry("SendTaskFailure", tasks::failure),
                Map.entry("SendTaskHeartbeat", tasks::heartbeat));
    }

    /** Goes on with what the last process left; to be called once everything that executions call is there. */
    public void start() {
        engine.resume();
    }

    /**
     * Makes the machine of a template, or brings it up to date; executions that run keep the definition they began with.
     *
     * @param caller as whom it calls other services, {@code STATE_MACHINE:<logical id>}
     * @return its ARN
     * @throws AwsFault InvalidDefinition
     */
    public String deploy(String name, Caller caller, String roleArn, Map<String, @Nullable Object> definition) {
        return machines.deploy(name, caller, roleArn, Json.write(definition));
    }

    /**
     * Tells of every change of status, as EventBridge would: the event "Step Functions Execution Status Change". At least
     * once, also over a restart; on a thread of ours, so it should be quick.
     */
    public void onStatusChange(Consumer<Map<String, @Nullable Object>> listener) {
        engine.listen(listener);
    }

    /**
     * An execution for people to look at.
     *
     * @param state the state it is in, or was in at its end
     * @param transitions states entered and retries
     * @param history events as GetExecutionHistory gives them, oldest first
     */
    public record ExecutionView(
            String name, String status, String state, long transitions, List<Map<String, @Nullable Object>> history) {}

    /** All executions, oldest first. */
    public List<ExecutionView> executions() {
        return executions(name -> true);
    }

    /** Those of such a name, oldest first. */
    public List<ExecutionView> executions(Predicate<String> name) {
        return journal.summaries().stream()
                .filter(execution -> name.test(execution.name()))
                .sorted(Comparator.comparing(Execution.Summary::startedAt))
                .flatMap(execution -> journal.execution(execution.arn()).stream())
                .map(this::view)
                .toList();
    }

    private ExecutionView view(Execution execution) {
        execution.lock.lock();
        try {
            return new ExecutionView(
                    execution.name,
                    execution.status.name(),
                    execution.root.state,
                    execution.transitions,
                    journal.events(execution).stream().map(Node::fields).toList());
        } finally {
            execution.lock.unlock();
        }
    }

    /** How many executions ended in FAILED or TIMED_OUT. */
    public long failed() {
        return journal.failed();
    }

    /** Whether every execution waits or has ended, and every change of status was told. */
    public boolean idle() {
        return engine.idle();
    }

    @Override
    public Optional<Instant> nextDue() {
        return engine.nextDue();
    }

    @Override
    public void due(Instant now) {
        engine.due(now);
    }

    @Override
    public String signingName() {
        return "states";
    }

    @Override
    public Set<String> operations() {
        return operations.keySet();
    }

    @Override
    public List<Permission> needs(AwsCall call) {
        var operation = operation(call);
        var request = Request.of(call);
        var resource = switch (operation) {
            case "CreateStateMachine" -> request.textIf("name").map(Arns::machine);
            case "ListStateMachines" -> Optional.<String>empty();
            case "SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat" ->
                request.textIf("taskToken").flatMap(tasks::machineArn);
            case "DescribeExecution", "GetExecutionHistory", "StopExecution" -> request.textIf("executionArn");
            default -> request.textIf("stateMachineArn");
        };
        return List.of(new Permission("states:" + operation, resource.orElse("*")));
    }

    @Override
    public AwsAnswer answer(AwsCall call) {
        var operation = operations.get(operation(call));
        if (operation == null) {
            throw new AwsFault(
                    400,
                    "UnknownOperationException",
                    "%s is not here; there is %s"
                            .formatted(
                                    operation(call),
                                    operations.keySet().stream().sorted().toList()));
        }
        return JsonWire.answer(operation.apply(Request.of(call)));
    }

    /** Ends what is under way; waits for it. */
    @Override
    public void close() {
        engine.close();
    }
}
