package latchkey.courier;

import latchkey.runtime.Batch;
import latchkey.runtime.Ids;
import latchkey.store.Stale;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Puts a mail back for a while, each its own, where SES says that it is too much now; and for a moment where another sender
 * holds it, because its message came twice: then it is most likely sent when it is looked at again.
 *
 * <p>A rate is over in minutes, a day's quota in hours, a pause of the account when somebody has looked at it. So it tries
 * every 1 to 15 minutes at first, then every 1 to 3 hours: the 200 times that the queue hands a message out then last most of
 * the 14 days that it keeps one.
 */
final class SlowDown {

    private static final int MOMENT_SECONDS = 2;
    private static final int OFTEN = 60;

    private final SqsClient queues;
    private final String queueUrl;
    private final Ids ids;

    SlowDown(SqsClient queues, String queueUrl, Ids ids) {
        this.queues = queues;
        this.queueUrl = queueUrl;
        this.ids = ids;
    }

    void unlessTooFast(Batch.Message message, Runnable send) {
        try {
            send.run();
        } catch (Post.NotSent e) {
            if (tooFast(e.getCause())) {
                var wait = wait(message.receives());
                putBack(message, wait.shortest() + ids.upTo(wait.longest() - wait.shortest()));
            }
            throw e;
        } catch (Stale heldByAnother) {
            putBack(message, MOMENT_SECONDS);
            throw heldByAnother;
        }
    }

    /** @param receives how often the queue has handed the message out */
    static Wait wait(int receives) {
        return receives <= OFTEN ? new Wait(60, 15 * 60) : new Wait(60 * 60, 3 * 60 * 60);
    }

    /** Bounds in seconds; SQS hides a message for 12 hours at most. */
    record Wait(int shortest, int longest) {}

    private void putBack(Batch.Message message, int seconds) {
        queues.changeMessageVisibility(change ->
                change.queueUrl(queueUrl).receiptHandle(message.receipt()).visibilityTimeout(seconds));
    }

    private static boolean tooFast(Throwable why) {
        return why instanceof TooManyRequestsException
                || why instanceof LimitExceededException
                || why instanceof SendingPausedException;
    }
}
