package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** A queue of a test's own, and what tests do with it again and again. */
record MadeQueue(SqsClient sqs, String url) {

    /** Longer than any visibility and any delay that a test waits for, and than a judge is late with them. */
    private static final int PATIENCE_SECONDS = 10;

    static MadeQueue of(Aws aws, SqsClient sqs) {
        return of(aws, sqs, Map.of());
    }

    static MadeQueue of(Aws aws, SqsClient sqs, Map<QueueAttributeName, String> attributes) {
        var made = sqs.createQueue(create -> create.queueName(aws.name("queue")).attributes(attributes));
        return new MadeQueue(sqs, made.queueUrl());
    }

    /** One whose messages go to {@code dead} when they have been received {@code most} times. */
    static MadeQueue before(MadeQueue dead, int most, Aws aws, SqsClient sqs) {
        return of(aws, sqs, Map.of(QueueAttributeName.REDRIVE_POLICY, redrivePolicy(dead.arn(), most)));
    }

    static String redrivePolicy(String deadLetterTarget, int mostReceives) {
        return """
                {"deadLetterTargetArn": "%s", "maxReceiveCount": %d}""".formatted(deadLetterTarget, mostReceives);
    }

    String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    String arn() {
        return attribute(QueueAttributeName.QUEUE_ARN);
    }

    String attribute(QueueAttributeName name) {
        return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(name))
                .attributes()
                .getOrDefault(name, "");
    }

    /** @return the message's id */
    String send(String body) {
        return send(send -> send.messageBody(body));
    }

    String send(Consumer<SendMessageRequest.Builder> message) {
        return sqs.sendMessage(send -> message.accept(send.queueUrl(url))).messageId();
    }

    /** Waits for a message and takes it, with all of its attributes. */
    Message receive() {
        return receive(ask -> {});
    }

    Message receive(Consumer<ReceiveMessageRequest.Builder> how) {
        var received = ask(ask -> how.accept(ask.waitTimeSeconds(PATIENCE_SECONDS)));
        assertThat(received).as("received within %d s", PATIENCE_SECONDS).hasSize(1);
        return received.getFirst();
    }

    /** Whether there is nothing to receive at the moment. */
    boolean isSilent() {
        return ask(ask -> ask.waitTimeSeconds(0)).isEmpty();
    }

    /** Whether nothing can be received for a second. */
    boolean staysSilent() {
        return ask(ask -> ask.waitTimeSeconds(1)).isEmpty();
    }

    List<Message> ask(Consumer<ReceiveMessageRequest.Builder> how) {
        return sqs.receiveMessage(ask -> how.accept(ask.queueUrl(url)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)))
                .messages();
    }

    void hide(Message message, int seconds) {
        sqs.changeMessageVisibility(change ->
                change.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(seconds));
    }

    /** Gives a message back, so that it can be received at once. */
    void release(Message message) {
        hide(message, 0);
    }

    void delete(Message message) {
        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
    }
}
