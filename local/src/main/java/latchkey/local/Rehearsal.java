package latchkey.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.local.aws.AwsPort;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Timed;
import latchkey.local.aws.dynamodb.DynamoDb;
import latchkey.local.aws.dynamodb.TimeToLive;
import latchkey.local.aws.lambda.Functions;
import latchkey.local.aws.lambda.HttpApi;
import latchkey.local.doors.BouncesDoor;
import latchkey.local.doors.CallsDoor;
import latchkey.local.doors.ClockDoor;
import latchkey.local.doors.Door;
import latchkey.local.doors.ExecutionsDoor;
import latchkey.local.doors.FaultsDoor;
import latchkey.local.doors.HttpDoor;
import latchkey.local.doors.IdleDoor;
import latchkey.local.doors.LocalDoors;
import latchkey.local.doors.MailboxDoor;
import latchkey.local.doors.MailboxPages;
import latchkey.local.doors.PeopleDoor;
import latchkey.local.doors.SignInDoor;
import latchkey.local.doors.SmtpDoor;
import latchkey.local.doors.StartPage;
import latchkey.local.template.Stack;
import latchkey.people.Address;
import latchkey.store.Store;
import latchkey.web.http.Cookies;

/** The whole system in this process: the templates' functions on the look-alikes, and the doors to them. */
final class Rehearsal implements AutoCloseable {

    private static final Duration API_PATIENCE = Duration.ofSeconds(30);

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final Disk disk;
    private final Services services;
    private final Functions functions;
    private final Sources sources = new Sources();
    private final Optional<TimeToLive> expiry;
    private final Idle idle;
    private final Clockwork clockwork;
    private final Demo demo;
    private final Store store;
    private final SmtpDoor smtp;
    private final Optional<AwsPort> aws;

    /**
     * Starts everything; when this returns, the pages can be had.
     *
     * @param stack the templates, read for the address that {@code http} has
     * @param http the port that is taken already
     * @throws CannotRun where something is in the way
     */
    Rehearsal(Stack stack, Options options, Home home, DataFolder data, HttpDoor http) {
        var tables = CompletableFuture.supplyAsync(() -> options.memory()
                ? DynamoDb.inMemory(home.dynamoDbClasspath())
                : DynamoDb.onDisk(data.path().resolve("dynamodb"), home.dynamoDbClasspath()));
        this.disk = options.memory() ? Disk.inMemory() : Disk.at(data.path().resolve("services.mv"));
        this.services = new Services(stack, disk, data.path(), tables, options);
        this.functions = new Functions(
                stack.functions().stream().map(Sources::setup).toList(),
                services.clients.http(),
                services.clock,
                services.faults,
                Sources.waitedFor(stack));
        var warm = CompletableFuture.runAsync(() -> functions.warm(Sources.web(stack)));
        services.start();
        this.expiry = services.expiring().map(this::expiry);
        this.idle = new Idle(
                List.of(this::invocations, services::left, sources::left, this::executions, this::clock), this::begun);
        this.clockwork = new Clockwork(services.clock, timed(), idle);
        this.store = services.clients
                .developer(Map.of("TABLE_NAME", tableName(stack)))
                .store();
        this.demo = new Demo(store, new latchkey.runtime.Ids(), home.demo());
        demo.moveIn();
        sources.poll(stack, services.queues, services.policies, functions);
        sources.pump(stack, services.tables(), functions, services.clients, services.lateness, disk, this::heard);
        services.lambda.serve(functions, sources.mappings());
        this.smtp = smtp(options);
        this.aws = aws(options);
        var api = new HttpApi(functions, Sources.web(stack), services.clock, API_PATIENCE);
        http.open(api, new LocalDoors(doors(stack)));
        warmed(warm);
        parts.addAll(List.of(http, api, smtp));
        aws.ifPresent(parts::add);
        parts.addAll(List.of(clockwork, sources, functions, services));
        expiry.ifPresent(TimeToLive::read);
        services.states.start();
        sources.start();
        clockwork.start();
        data.whole();
    }

    List<Inhabitant> inhabitants() {
        return demo.inhabitants();
    }

    int smtpPort() {
        return smtp.port();
    }

    OptionalInt awsPort() {
        return aws.map(port -> OptionalInt.of(port.port())).orElse(OptionalInt.empty());
    }

    /** Ends everything in order, doors first; what was answered is on disk. */
    @Override
    public void close() {
        for (var part : parts) {
            try {
                part.close();
            } catch (Exception e) { // the others must still end
                e.printStackTrace(System.err);
            }
        }
        disk.close();
    }

    private static void warmed(CompletableFuture<Void> warm) {
        try {
            warm.join();
        } catch (CompletionException e) {
            throw new CannotRun(String.valueOf(e.getCause()), e);
        }
    }

    private List<Timed> timed() {
        return Stream.concat(
                        Stream.of(services.queues, services.ses, services.states, services.bus, services.lateness),
                        expiry.stream())
                .toList();
    }

    private TimeToLive expiry(Stack.Table table) {
        var keys = Stream.concat(Stream.of(table.partition()), table.sort().stream())
                .map(Stack.Key::name)
                .toList();
        return new TimeToLive(
                services.clients.tables("developer"),
                table.name(),
                keys,
                table.timeToLive().orElseThrow());
    }

    private void heard(Map<String, Object> record) {
        expiry.ifPresent(table -> table.heard(record));
    }

    private List<String> invocations() {
        return functions.inFlight().entrySet().stream()
                .map(running -> "%d invocations of %s".formatted(running.getValue(), running.getKey()))
                .toList();
    }

    private List<String> executions() {
        return services.states.idle() ? List.of() : List.of("an execution");
    }

    private List<String> clock() {
        return clockwork.atWork() ? List.of("a timer that is due") : List.of();
    }

    private long begun() {
        return functions.begun() + clockwork.turns();
    }

    private SmtpDoor smtp(Options options) {
        try {
            return SmtpDoor.open(options.smtpPort(), Home.INBOUND_DOMAIN, Home.DOMAIN, services.post.receiving());
        } catch (IOException e) {
            throw Ports.taken(options.smtpPort(), "--smtp-port", e);
        }
    }

    private Optional<AwsPort> aws(Options options) {
        if (options.awsPort().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(AwsPort.open(options.awsPort().getAsInt(), services.gateway, services.policies));
        } catch (IOException e) {
            throw Ports.taken(options.awsPort().getAsInt(), "--aws-port", e);
        }
    }

    private Map<String, Door> doors(Stack stack) {
        var functions = stack.functions().stream().map(Stack.Function::caller).collect(Collectors.toUnmodifiableSet());
        var machines = stack.machines().stream().map(Stack.Machine::caller).collect(Collectors.toUnmodifiableSet());
        return Map.of(
                "/_local", new StartPage(demo::inhabitants, services.clock),
                "/_local/people", new PeopleDoor(demo::inhabitants),
                "/_local/sign-in", new SignInDoor(this::signIn),
                "/_local/mailbox",
                        new MailboxDoor(new MailboxPages(services.ses.sent(), services.clock, this::smtpPort)),
                "/_local/clock", new ClockDoor(services.clock, clockwork),
                "/_local/idle",
                        new IdleDoor(services.clock, idle, services::waiting, services.queues::dead, () ->
                                (int) services.states.failed()),
                "/_local/executions", new ExecutionsDoor(services.states::executions),
                "/_local/calls",
                        new CallsDoor(
                                services.gateway.calls(),
                                services.policies,
                                () -> services.tables().consumed(),
                                this.functions::invocations),
                "/_local/bounces", new BouncesDoor(services.ses),
                "/_local/faults", new FaultsDoor(services.faults, functions, machines, this::calls));
    }

    /** All that a function or a state machine can call; operators alone call Lambda. */
    private Set<String> calls() {
        var calls = services.gateway.operations();
        calls.removeIf(call -> call.startsWith("lambda."));
        return calls;
    }

    /** The product's own session in the product's own cookie. */
    private Optional<String> signIn(String email) {
        return Address.parse(email)
                .flatMap(store.reading()::byAddress)
                .filter(person -> person.active())
                .map(person -> new Cookies(false).session(store.sessions().open(person.id())));
    }

    private static String tableName(Stack stack) {
        return stack.tables().stream()
                .map(Stack.Table::name)
                .findFirst()
                .orElseThrow(() -> new CannotRun("The templates declare no table."));
    }
}
