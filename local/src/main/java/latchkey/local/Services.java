package latchkey.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsService;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Calls;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Gateway;
import latchkey.local.aws.InProcessHttp;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.cloudformation.CloudFormation;
import latchkey.local.aws.dynamodb.DynamoDb;
import latchkey.local.aws.events.EventBus;
import latchkey.local.aws.events.EventPattern;
import latchkey.local.aws.events.Rule;
import latchkey.local.aws.iam.Policies;
import latchkey.local.aws.lambda.FaultPlan;
import latchkey.local.aws.lambda.Faulty;
import latchkey.local.aws.lambda.LambdaApi;
import latchkey.local.aws.lambda.Lateness;
import latchkey.local.aws.s3.S3;
import latchkey.local.aws.ses.Ses;
import latchkey.local.aws.sqs.QueueWriter;
import latchkey.local.aws.sqs.Sqs;
import latchkey.local.aws.sqs.Waiting;
import latchkey.local.aws.states.ServiceCalls;
import latchkey.local.aws.states.States;
import latchkey.local.template.Names;
import latchkey.local.template.Stack;
import latchkey.local.template.StackPolicies;

/** The look-alikes of AWS, with all that the templates declare in them. */
final class Services implements AutoCloseable {

    final VirtualClock clock;
    final Policies policies;
    final Sqs queues;
    final Ses ses;
    final States states;
    final FaultPlan faults = new FaultPlan();
    final Lateness lateness;
    final Gateway gateway;
    final Clients clients;
    final PostOffice post;
    final EventBus bus;
    final LambdaApi lambda;
    private final StartingTables starting;
    private final Stack stack;

    /** Nothing runs by itself before {@link #start}. */
    Services(Stack stack, Disk disk, Path data, CompletableFuture<DynamoDb> tables, Options options) {
        this.stack = stack;
        this.starting = new StartingTables(tables, stack.tables());
        this.clock = new VirtualClock(disk);
        this.policies = StackPolicies.of(stack, Names.local());
        this.queues = new Sqs(disk, clock);
        this.lateness = new Lateness(clock);
        this.ses = new Ses(disk, clock, options.relay());
        this.states = new States(disk, clock, new ServiceCalls(this::call));
        var files = new S3(data.resolve("s3"), clock, policies::allows);
        this.lambda = new LambdaApi(stack.functions().stream()
                .collect(Collectors.toMap(
                        function -> function.arn().substring(function.arn().lastIndexOf(':') + 1),
                        Stack.Function::caller)));
        var formation = new CloudFormation(Names.local().prefix(), stack.outputs(), stack.physicalIds());
        this.gateway = new Gateway(
                policies,
                new Calls(clock),
                List.<AwsService>of(starting, queues, ses, states, files, lambda, formation).stream()
                        .map(service -> new Faulty(service, faults))
                        .toList());
        this.clients = new Clients(new InProcessHttp(gateway), clock);
        stack.queues().forEach(queue -> queues.create(queue.name(), queue.attributes()));
        stack.buckets().forEach(bucket -> files.create(bucket.name()));
        this.post = new PostOffice(stack, ses, files, writer("sns.amazonaws.com"), policies, clock);
        this.bus = new EventBus(rules(), writer("events.amazonaws.com"), clock, disk);
        states.onStatusChange(bus::put);
        stack.machines()
                .forEach(machine -> states.deploy(
                        machine.name(), new Caller(machine.caller()), machine.roleArn(), machine.definition()));
    }

    /** Waits for the tables, and makes those of the templates. */
    void start() {
        stack.tables().forEach(table -> tables().create(table(table)));
    }

    DynamoDb tables() {
        return starting.tables();
    }

    @Override
    public void close() {
        states.close();
        tables().close();
    }

    private AwsAnswer call(Caller caller, String service, String operation, java.util.Map<String, ?> members) {
        return gateway.call(caller, service, operation, members);
    }

    private QueueWriter writer(String principal) {
        return new QueueWriter(principal, policies, queues);
    }

    private List<Rule> rules() {
        var writer = writer("events.amazonaws.com");
        return stack.rules().stream()
                .filter(Stack.Rule::enabled)
                .map(rule -> rule(rule, writer))
                .toList();
    }

    private static Rule rule(Stack.Rule rule, QueueWriter writer) {
        var name = rule.arn().substring(rule.arn().lastIndexOf('/') + 1);
        var targets = rule.targets().stream()
                .map(target -> {
                    var queue = PostOffice.name(target.arn());
                    if (!writer.mayWrite(rule.arn(), queue)) {
                        throw new CannotRun("%s: the policy of the queue %s does not let %s send what comes from %s."
                                .formatted(target.place(), queue, writer.principal(), rule.arn()));
                    }
                    return new Rule.Target(queue, target.input());
                })
                .toList();
        return new Rule(
                name,
                rule.pattern().map(EventPattern::new),
                rule.schedule().map(schedule -> rate(rule, schedule)),
                targets);
    }

    private static Duration rate(Stack.Rule rule, String schedule) {
        var parts = schedule.replaceAll("^rate\\((\\d+) (minute|hour|day)s?\\)$", "$1 $2")
                .split(" ", -1);
        if (parts.length != 2) {
            throw new CannotRun(
                    "%s: a schedule is rate(…) here, such as rate(1 hour), got: %s.".formatted(rule.place(), schedule));
        }
        var many = Long.parseLong(parts[0]);
        return switch (parts[1]) {
            case "minute" -> Duration.ofMinutes(many);
            case "hour" -> Duration.ofHours(many);
            default -> Duration.ofDays(many);
        };
    }

    private static latchkey.local.aws.dynamodb.Table table(Stack.Table table) {
        return new latchkey.local.aws.dynamodb.Table(
                table.name(),
                key(table.partition()),
                table.sort().map(Services::key).orElse(null),
                table.streamView().orElse(null),
                table.timeToLive().orElse(null));
    }

    private static latchkey.local.aws.dynamodb.Table.Key key(Stack.Key key) {
        return new latchkey.local.aws.dynamodb.Table.Key(key.name(), key.type());
    }

    /** The messages that are on their way now: everything but what lies in dead-letter queues or waits for a time. */
    List<String> left() {
        var dead = queues.deadLetterQueues();
        return queues.busy().entrySet().stream()
                .filter(queue -> !dead.contains(queue.getKey()) && queue.getValue() > 0)
                .map(queue -> "%d messages in %s".formatted(queue.getValue(), queue.getKey()))
                .toList();
    }

    /** What receivers have left behind in the queues, dead letters aside. */
    List<Waiting> waiting() {
        var dead = queues.deadLetterQueues();
        return queues.waiting().stream()
                .filter(queue -> !dead.contains(queue.queue()))
                .toList();
    }

    /** The table whose items expire. */
    Optional<Stack.Table> expiring() {
        return stack.tables().stream()
                .filter(table -> table.timeToLive().isPresent())
                .findFirst();
    }
}
