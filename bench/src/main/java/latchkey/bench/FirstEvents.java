package latchkey.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The event that each function is started with: what would come to it of a ticket of its own, asked of Bea. */
final class FirstEvents implements AutoCloseable {

    private final Requests requests;
    private final String bea;
    private final String session;
    private final Developer aws;

    FirstEvents(Subject subject) throws IOException {
        this.requests = Requests.of(subject);
        this.session = subject.signIn(Requests.BEA);
        this.bea =
                String.valueOf(Json.object(subject.get("/api/v1/me", session)).get("id"));
        this.aws = new Developer(subject);
        var files = aws.files();
        files.createBucket(create -> create.bucket("cold"));
        files.putObject(put -> put.bucket("cold").key("empty"), RequestBody.fromString("x"));
    }

    String of(String function) throws IOException {
        if (function.equals("web")) {
            return page();
        }
        var asked = requests.asked(1).entrySet().iterator().next();
        var ticket = asked.getKey();
        return switch (function) {
            case "inbox" -> message(reply(asked.getValue()));
            case "stage" -> message(reminder(ticket));
            case "outbox" -> inserted(event(ticket, "submitted"));
            case "courier" -> message(mail(event(ticket, "asked")));
            case "feedback" -> message(bounce(ticket));
            default -> throw new IllegalArgumentException("No function is called " + function);
        };
    }

    @Override
    public void close() {
        aws.close();
    }

    private String page() {
        var http = Map.of("method", "GET", "path", "/manage/action-required", "sourceIp", "127.0.0.1");
        return Json.write(Map.of(
                "version",
                "2.0",
                "rawPath",
                "/manage/action-required",
                "rawQueryString",
                "",
                "headers",
                Map.of("host", "localhost"),
                "cookies",
                List.of(session),
                "requestContext",
                Map.of("http", http),
                "isBase64Encoded",
                false));
    }

    private Map<String, ?> reply(String address) {
        var key = UUID.randomUUID().toString();
        aws.files()
                .putObject(
                        put -> put.bucket("cold").key(key),
                        RequestBody.fromString(Smtp.mail(Requests.BEA, address, "approve")));
        var pass = Map.of("status", "PASS");
        var receipt = Map.of(
                "recipients",
                List.of(address),
                "spamVerdict",
                pass,
                "virusVerdict",
                pass,
                "spfVerdict",
                pass,
                "dkimVerdict",
                pass,
                "dmarcVerdict",
                pass,
                "action",
                Map.of("type", "S3", "bucketName", "cold", "objectKey", key));
        return Map.of(
                "notificationType",
                "Received",
                "mail",
                Map.of("messageId", key, "source", Requests.BEA),
                "receipt",
                receipt);
    }

    private static Map<String, ?> reminder(String ticket) {
        return Map.of(
                "version",
                1,
                "do",
                "ask",
                "ticket",
                ticket,
                "stage",
                "approval",
                "step",
                1,
                "generation",
                1,
                "attempt",
                1,
                "retry",
                0,
                "token",
                "cold");
    }

    /** As if the mail had not been sent yet. */
    private Map<String, ?> mail(Map<String, AttributeValue> event) {
        var pk = text(event, "pk");
        var sk = text(event, "sk");
        var key = Map.of(
                "pk", AttributeValue.fromS("MAIL#%s/%s".formatted(pk, sk)), "sk", AttributeValue.fromS(bea + "#ask"));
        aws.tables().deleteItem(delete -> delete.tableName(Developer.TABLE).key(key));
        return Map.of("version", 1, "pk", pk, "sk", sk, "person", bea, "mail", "ask");
    }

    private static Map<String, ?> bounce(String ticket) {
        var header = Map.of("name", "X-Latchkey-Ticket", "value", ticket);
        var bounced = List.of(Map.of("emailAddress", "sam@demo.example"));
        return Map.of(
                "eventType",
                "Bounce",
                "mail",
                Map.of("messageId", UUID.randomUUID().toString(), "headers", List.of(header)),
                "bounce",
                Map.of("bounceType", "Permanent", "bouncedRecipients", bounced));
    }

    private Map<String, AttributeValue> event(String ticket, String kind) {
        return aws
                .tables()
                .query(query -> query.tableName(Developer.TABLE)
                        .keyConditionExpression("pk = :ticket and begins_with(sk, :event)")
                        .expressionAttributeValues(Map.of(
                                ":ticket", AttributeValue.fromS("TICKET#" + ticket),
                                ":event", AttributeValue.fromS("E#"))))
                .items()
                .stream()
                .filter(item -> text(item, "kind").equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No event of ticket %s is “%s”".formatted(ticket, kind)));
    }

    private static String inserted(Map<String, AttributeValue> item) {
        var change = Map.of("SequenceNumber", "1", "NewImage", json(AttributeValue.fromM(item), "M"));
        return Json.write(Map.of("Records", List.of(Map.of("eventName", "INSERT", "dynamodb", change))));
    }

    /** In DynamoDB's own JSON; the outermost value without its type. */
    private static Object json(AttributeValue value, String inner) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        value.m().forEach((name, part) -> map.put(name, typed(part)));
        return inner.equals("M")
                ? map
                : value.l().stream().map(FirstEvents::typed).toList();
    }

    private static Map<String, @Nullable Object> typed(AttributeValue value) {
        var typed = new LinkedHashMap<String, @Nullable Object>();
        switch (value.type()) {
            case S -> typed.put("S", value.s());
            case N -> typed.put("N", value.n());
            case BOOL -> typed.put("BOOL", value.bool());
            case M -> typed.put("M", json(value, "M"));
            case L -> typed.put("L", json(value, "L"));
            default -> throw new IllegalArgumentException("We store no attribute of the type " + value.type());
        }
        return typed;
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? "" : value.s();
    }

    private static String message(Map<String, ?> body) {
        return Json.write(Map.of(
                "Records",
                List.of(Map.of(
                        "messageId",
                        UUID.randomUUID().toString(),
                        "receiptHandle",
                        "cold",
                        "body",
                        Json.write(body),
                        "attributes",
                        Map.of("ApproximateReceiveCount", "1")))));
    }
}
