package latchkey.local.aws.sqs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * A message as it lies in a queue.
 *
 * @param sender the caller who sent it
 * @param sent and the other instants are those of the virtual clock
 * @param deliverFrom when its delay ends
 * @param receives how often it has been handed out; kept, so that a message which kills the process still ends in the
 *     dead-letter queue
 * @param deadLetterSource the ARN of the queue it was moved here from
 */
record Message(
        String id,
        String body,
        Map<String, MessageAttribute> attributes,
        String sender,
        Instant sent,
        Instant deliverFrom,
        int receives,
        @Nullable Instant firstReceived,
        @Nullable String deadLetterSource) {

    Message received(Instant now) {
        return new Message(
                id,
                body,
                attributes,
                sender,
                sent,
                deliverFrom,
                receives + 1,
                firstReceived == null ? now : firstReceived,
                deadLetterSource);
    }

    Message postponed(Instant until) {
        return new Message(id, body, attributes, sender, sent, until, receives, firstReceived, deadLetterSource);
    }

    /** In the dead-letter queue: the time it was sent stays, and with it the end of its retention. */
    Message deadFrom(String queueArn) {
        return new Message(id, body, attributes, sender, sent, deliverFrom, receives, firstReceived, queueArn);
    }

    /** Moved out of a dead-letter queue it is a new message. */
    Message redriven(String newId, Instant now) {
        return new Message(newId, body, attributes, sender, now, now, 0, null, null);
    }

    String write() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("id", id);
        members.put("body", body);
        members.put("attributes", MessageAttribute.members(attributes));
        members.put("sender", sender);
        members.put("sent", sent.toString());
        members.put("deliverFrom", deliverFrom.toString());
        members.put("receives", receives);
        members.put("firstReceived", firstReceived == null ? null : firstReceived.toString());
        members.put("deadLetterSource", deadLetterSource);
        return Json.write(members);
    }

    static Message read(String written) {
        var members = new Members(Json.object(written));
        return new Message(
                members.text("id"),
                members.text("body"),
                MessageAttribute.read(members.optionalObject("attributes")),
                members.text("sender"),
                Instant.parse(members.text("sent")),
                Instant.parse(members.text("deliverFrom")),
                members.number("receives", 0, 0, Integer.MAX_VALUE),
                members.optionalText("firstReceived").map(Instant::parse).orElse(null),
                members.optionalText("deadLetterSource").orElse(null));
    }
}
