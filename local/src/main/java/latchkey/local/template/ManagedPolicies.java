package latchkey.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The policies that AWS keeps and SAM attaches by itself: the ones for a function's log and its traces.
 * As in "AWS managed policies for AWS Lambda" and "… for X-Ray".
 */
final class ManagedPolicies {

    static final String LOGS = "AWSLambdaBasicExecutionRole";
    static final String TRACES = "AWSXrayWriteOnlyAccess";

    private static final List<String> WRITE_LOGS =
            List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents");
    private static final List<String> WRITE_TRACES = List.of(
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:GetSamplingStatisticSummaries");

    private static final Map<String, List<String>> ACTIONS =
            Map.of(LOGS, WRITE_LOGS, TRACES, WRITE_TRACES, "AWSXRayDaemonWriteAccess", WRITE_TRACES);

    private ManagedPolicies() {}

    static Set<String> names() {
        return ACTIONS.keySet();
    }

    /** @param name the last part of the policy's ARN; one of {@link #names} */
    static Statement statement(String name, Place place) {
        return new Statement(
                name,
                Statement.Effect.ALLOW,
                List.of(),
                ACTIONS.getOrDefault(name, List.of()),
                List.of("*"),
                Map.of(),
                place);
    }
}
