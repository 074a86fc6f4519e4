package latchkey.bench;

import java.util.Map;
import java.util.Objects;

/**
 * What cannot be counted here; the reasons stand in {@code prices.yaml}.
 *
 * @param coldMs what Lambda charges for the invocation that finds a function cold
 * @param warmMs for each that finds it warm
 * @param pollers that Lambda keeps at each queue
 * @param pollSeconds how long one asks an empty queue
 * @param hours in a month
 * @param invocationLog bytes that Lambda itself writes for an invocation
 * @param requestLog bytes that the HTTP API writes for a request
 * @param eventLog bytes that Step Functions writes for an event
 * @param logMonths for which logs are kept
 * @param replyKb size of a reply as it is stored
 */
record Assumptions(
        double coldMs,
        double warmMs,
        double pollers,
        double pollSeconds,
        double hours,
        double invocationLog,
        double requestLog,
        double eventLog,
        double logMonths,
        double replyKb) {

    static Assumptions of(Map<String, Double> values) {
        return new Assumptions(
                of(values, "cold-ms"),
                of(values, "warm-ms"),
                of(values, "pollers"),
                of(values, "poll-seconds"),
                of(values, "hours"),
                of(values, "invocation-log-bytes"),
                of(values, "request-log-bytes"),
                of(values, "event-log-bytes"),
                of(values, "log-months"),
                of(values, "reply-kb"));
    }

    private static double of(Map<String, Double> values, String name) {
        return Objects.requireNonNull(values.get(name), () -> "prices.yaml assumes nothing about " + name);
    }
}
