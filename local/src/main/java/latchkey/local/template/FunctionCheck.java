package latchkey.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether Lambda could run each function, and whether what wakes it can. */
final class FunctionCheck {

    /** "Configuring a queue to use with Lambda": at least six times the function's timeout. */
    private static final int ADVISED = 6;

    private final Template.Read read;
    private final Stack stack;
    private final Surroundings around;
    private final Path root;
    private final Faults faults;
    private final Faults advice;

    FunctionCheck(Template.Read read, Surroundings around, Path root, Faults faults, Faults advice) {
        this.read = read;
        this.stack = read.stack();
        this.around = around;
        this.root = root;
        this.faults = faults;
        this.advice = advice;
    }

    void check() {
        stack.functions().forEach(function -> {
            handler(function);
            code(function);
            function.events().forEach(event -> event(function, event));
        });
        read.scopes()
                .forEach(scope -> scope.file().resources().values().stream()
                        .filter(resource -> resource.isFunction()
                                && resource.properties().get("InlineCode").isEmpty())
                        .forEach(this::build));
    }

    private void handler(Stack.Function function) {
        var name = function.handler();
        around.handlers()
                .lacks()
                .apply(name)
                .filter(_ -> !name.isEmpty())
                .ifPresent(wrong -> faults.unknown(
                        below(function, "Handler"),
                        name,
                        wrong,
                        around.handlers().known()));
    }

    private static Place below(Stack.Function function, String property) {
        return function.places().getOrDefault(property, function.place());
    }

    private void code(Stack.Function function) {
        var jar = around.jar().toAbsolutePath().normalize();
        var folder = root.toAbsolutePath().normalize().getParent();
        var right = folder == null ? jar : folder.relativize(jar);
        if (!function.code().map(Path::of).equals(java.util.Optional.of(right))) {
            faults.add(
                    below(function, "CodeUri"),
                    function.code().orElse("no CodeUri"),
                    "is not the jar that Maven builds",
                    "Write " + right);
        }
    }

    /** SAM cannot build a module of a reactor; without this, sam build fails. */
    private void build(Resource resource) {
        if (resource.metadata()
                .filter(tree -> Fields.of(tree).holds("SkipBuild", false))
                .isEmpty()) {
            faults.add(
                    resource.place(),
                    resource.logicalId(),
                    "would be built by SAM, which cannot",
                    "Write Metadata: { SkipBuild: true }");
        }
    }

    private void event(Stack.Function function, EventSource event) {
        switch (event) {
            case EventSource.Queue queue -> queue(function, queue);
            case EventSource.Stream stream -> stream(function, stream);
            case EventSource.Route route -> {
                if (!stack.apis().containsKey(route.api())) {
                    faults.unknown(
                            route.place(),
                            route.api(),
                            "is no HTTP API",
                            stack.apis().keySet());
                }
            }
        }
    }

    private void queue(Stack.Function function, EventSource.Queue source) {
        var found = stack.queues().stream()
                .filter(queue -> queue.arn().equals(source.queueArn()))
                .findFirst();
        if (found.isEmpty()) {
            if (!source.queueArn().isEmpty()) {
                faults.unknown(
                        source.place(),
                        source.queueArn(),
                        "is no queue",
                        stack.queues().stream().map(Stack.Queue::arn).toList());
            }
            return;
        }
        var queue = found.get();
        if (queue.visibility().compareTo(function.timeout()) < 0) {
            faults.add(
                    queue.place(),
                    queue.visibility().toSeconds() + " s",
                    "of visibility are less than %s may take, so Lambda refuses the source"
                            .formatted(function.logicalId()),
                    "Write VisibilityTimeout: "
                            + function.timeout().multipliedBy(ADVISED).toSeconds());
        } else if (queue.visibility().compareTo(function.timeout().multipliedBy(ADVISED)) < 0) {
            advice.add(
                    queue.place(),
                    queue.visibility().toSeconds() + " s",
                    "of visibility are less than six times the timeout of " + function.logicalId(),
                    "Write VisibilityTimeout: "
                            + function.timeout().multipliedBy(ADVISED).toSeconds());
        }
        if (source.batchSize() > 10 && source.window().isZero()) {
            faults.add(
                    source.place(),
                    source.batchSize(),
                    "messages at once need a window",
                    "Write MaximumBatchingWindowInSeconds: 1");
        }
        if (!source.reportsFailures()) {
            faults.add(
                    source.place(),
                    function.logicalId(),
                    "would lose a batch to one message",
                    "Write FunctionResponseTypes: [ ReportBatchItemFailures ]");
        }
        may(
                function,
                List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
                queue.arn(),
                source.place());
    }

    private void stream(Stack.Function function, EventSource.Stream source) {
        var streams = new ArrayList<String>();
        stack.tables().forEach(table -> table.streamArn().ifPresent(streams::add));
        if (!streams.contains(source.streamArn())) {
            if (!source.streamArn().isEmpty()) {
                faults.unknown(source.place(), source.streamArn(), "is no stream that a table has", streams);
            }
            return;
        }
        if (source.retries() < 0 && source.maximumAge().isEmpty()) {
            faults.add(
                    source.place(),
                    "MaximumRetryAttempts",
                    "without a bound stops the stream at a bad record",
                    "Write MaximumRetryAttempts: 10");
        }
        may(
                function,
                List.of("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"),
                source.streamArn(),
                source.place());
        may(function, List.of("dynamodb:ListStreams"), "*", source.place());
        source.onFailure()
                .ifPresentOrElse(
                        arn -> destination(function, arn, source.place()),
                        () -> faults.add(
                                source.place(),
                                "OnFailure",
                                "is not there: what was given up is gone",
                                "Write DestinationConfig: { OnFailure: { Destination: … } }"));
    }

    private void destination(Stack.Function function, String arn, Place place) {
        if (arn.startsWith("arn:aws:s3:::")) {
            may(function, List.of("s3:PutObject"), arn + "/aws/lambda/record", place);
            may(function, List.of("s3:ListBucket"), arn, place);
        } else if (!arn.isEmpty()) {
            may(function, List.of(arn.startsWith("arn:aws:sqs:") ? "sqs:SendMessage" : "sns:Publish"), arn, place);
        }
    }

    /** Lambda polls with the function's own role. */
    private void may(Stack.Function function, List<String> actions, String resource, Place place) {
        var statements = stack.callers().getOrDefault(function.caller(), List.of());
        var context = Map.of(
                "s3:ResourceAccount",
                around.names().account(),
                "aws:ResourceAccount",
                around.names().account());
        actions.stream()
                .filter(action -> !Permissions.allow(statements, "", action, resource, context))
                .forEach(action -> faults.add(
                        place,
                        action,
                        "is not allowed to " + function.logicalId() + " on " + resource,
                        "Allow it in its Policies"));
    }
}
