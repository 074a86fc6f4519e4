package latchkey.courier;

import latchkey.runtime.Batch;
import latchkey.runtime.Ids;
import latchkey.store.Stale;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Puts a mail back for 1 to 15 minutes, each its own time, where SES says that it is too much now; and for a moment where
 * another sender holds it, because its message came twice: then it is most likely sent when it is looked at again.
 */
final class SlowDown {

    private static final int MOMENT_SECONDS = 2;
    private static final int SHORTEST_SECONDS = 60;
    private static final int LONGEST_SECONDS = 900;

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
                putBack(message, SHORTEST_SECONDS + ids.upTo(LONGEST_SECONDS - SHORTEST_SECONDS));
            }
            throw e;
        } catch (Stale heldByAnother) {
            putBack(message, MOMENT_SECONDS);
            throw heldByAnother;
        }
    }

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
