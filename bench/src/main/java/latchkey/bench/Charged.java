package latchkey.bench;

import java.util.Set;

/** From what was counted to what AWS charges for it. */
record Charged(Deployment deployment, Assumptions assumed) {

    private static final double GB = 1024.0 * 1024 * 1024;

    /** SES stores each mail that it receives once, and the inbox reads it once. */
    private static final String READ_MAIL = "s3.GetObject";

    /**
     * All of an action but what is kept of it in the table.
     *
     * <p>A mail that is received is one object put, one message of the topic and one of the queue, all by AWS itself. A batch
     * for a function is one request that receives it and one that deletes it.
     */
    Amounts of(Spent spent) {
        double received = spent.calls(READ_MAIL);
        return Amounts.NONE
                .plus(Meter.TABLE_READ, spent.read())
                .plus(Meter.TABLE_WRITE, spent.written())
                .plus(Meter.FILE_PUT, received)
                .plus(Meter.FILE_GET, received)
                .plus(Meter.FILE_STORAGE, received * assumed.replyKb() * 1024 / GB)
                .plus(Meter.QUEUE_REQUEST, queueCalls(spent) + received + 2 * woken(spent, deployment.queued()))
                .plus(Meter.TOPIC_PUBLISH, received)
                .plus(Meter.STATE_TRANSITION, (double) spent.trail().transitions())
                .plus(Meter.MAIL_OUT, (double) spent.calls("ses.SendEmail"))
                .plus(Meter.MAIL_IN, received)
                .plus(Meter.MAIL_IN_CHUNK, received * Math.ceil(assumed.replyKb() / 256))
                .plus(Meter.HTTP_REQUEST, woken(spent, deployment.routed()))
                .plus(Meter.DATA_OUT, spent.trail().answered() / GB)
                .plus(functions(spent))
                .plus(logs(spent));
    }

    /** A month in which nobody does anything. */
    Amounts idle(Spent hour) {
        var polls = deployment.queued().size() * assumed.pollers() * assumed.hours() * 3600 / assumed.pollSeconds();
        return of(hour).plus(Meter.QUEUE_REQUEST, (double) deployment.schedules())
                .times(assumed.hours())
                .plus(Meter.QUEUE_REQUEST, polls)
                .plus(Meter.ALARM_METRIC, (double) deployment.alarmMetrics());
    }

    /** A month of so much in the table, with its backup. */
    static Amounts kept(double bytes) {
        return Amounts.NONE.plus(Meter.TABLE_STORAGE, bytes / GB).plus(Meter.TABLE_BACKUP, bytes / GB);
    }

    /** Each function that an action wakes is taken to be cold the first time, and every invocation to be traced. */
    private Amounts functions(Spent spent) {
        var sum = Amounts.NONE;
        for (var woken : spent.invocations().entrySet()) {
            var seconds = (assumed.coldMs() + (woken.getValue() - 1) * assumed.warmMs()) / 1000;
            var memory = deployment.memory().getOrDefault(woken.getKey(), 0);
            sum = sum.plus(Meter.INVOCATION, woken.getValue())
                    .plus(Meter.TRACE, woken.getValue())
                    .plus(Meter.GB_SECOND, seconds * memory / 1024);
        }
        return sum.plus(Meter.TRACE, (double) spent.calls("states.StartExecution"));
    }

    private Amounts logs(Spent spent) {
        var bytes = spent.trail().logged()
                + woken(spent, deployment.memory().keySet()) * assumed.invocationLog()
                + woken(spent, deployment.routed()) * assumed.requestLog()
                + spent.trail().events() * assumed.eventLog();
        return Amounts.NONE
                .plus(Meter.LOG_INGESTION, bytes / GB)
                .plus(Meter.LOG_STORAGE, bytes / GB * assumed.logMonths());
    }

    private static double queueCalls(Spent spent) {
        return spent.calls().entrySet().stream()
                .filter(call -> call.getKey().startsWith("sqs."))
                .mapToLong(call -> call.getValue())
                .sum();
    }

    private static double woken(Spent spent, Set<String> functions) {
        return spent.invocations().entrySet().stream()
                .filter(woken -> functions.contains(woken.getKey()))
                .mapToLong(woken -> woken.getValue())
                .sum();
    }
}
