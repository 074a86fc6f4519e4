package latchkey.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether what wakes a function can, and may. */
final class SourceCheck {

    /** "Configuring a queue to use with Lambda": at least six times the function's timeout. */
    private static final int ADVISED = 6;

    /** API Gateway's longest integration timeout for HTTP APIs. */
    private static final Duration API_PATIENCE = Duration.ofSeconds(30);

    private final Stack stack;
    private final Names names;
    private final Faults faults;
    private final Faults advice;

    SourceCheck(Stack stack, Names names, Faults faults, Faults advice) {
        this.stack = stack;
        this.names = names;
        this.faults = faults;
        this.advice = advice;
    }

    void check(Stack.Function function, EventSource event) {
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
                if (function.timeout().compareTo(API_PATIENCE) > 0) {
                    faults.add(
                            function.place(),
                            function.timeout().toSeconds() + " s",
                            "are longer than anybody waits: the HTTP API gives up after %d s"
                                    .formatted(API_PATIENCE.toSeconds()),
                            "Write Timeout: 29");
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
        reading(source);
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
        var context = Map.of("s3:ResourceAccount", names.account(), "aws:ResourceAccount", names.account());
        actions.stream()
                .filter(action -> !Permissions.allow(statements, "", action, resource, context))
                .forEach(action -> faults.add(
                        place,
                        action,
                        "is not allowed to " + function.logicalId() + " on " + resource,
                        "Allow it in its Policies"));
    }

    /** How a stream is read; the rehearsal has one batch at a time under way, gathered without waiting. */
    private void reading(EventSource.Stream source) {
        if (!source.fromTheBeginning()) {
            faults.add(
                    source.place(),
                    "StartingPosition",
                    "passes over what was recorded before it",
                    "Write StartingPosition: TRIM_HORIZON");
        }
        if (source.parallelization() != 1) {
            faults.add(
                    source.place(),
                    "ParallelizationFactor: " + source.parallelization(),
                    "is not played here, where a shard is read one batch at a time",
                    "Leave it out");
        }
        if (!source.window().isZero()) {
            faults.add(
                    source.place(),
                    "MaximumBatchingWindowInSeconds: " + source.window().toSeconds(),
                    "is not played here, where a stream is read at once",
                    "Leave it out");
        }
    }
}
