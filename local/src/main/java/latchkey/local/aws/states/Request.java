package latchkey.local.aws.states;

import java.util.List;
import java.util.Optional;
import latchkey.local.aws.AwsCall;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.JsonWire;

/** The members of a call, refused as AWS refuses them. */
record Request(Node members) {

    private static final int DEFAULT_PAGE = 100;
    private static final int LARGEST_PAGE = 1000;

    /** @throws AwsFault SerializationException where the body is no JSON object */
    static Request of(AwsCall call) {
        return new Request(new Node(JsonWire.members(call)));
    }

    /** @throws AwsFault ValidationException where it is not there */
    String text(String member) {
        return textIf(member).orElseThrow(() -> invalid("Value null", member, "Member must not be null"));
    }

    Optional<String> textIf(String member) {
        return members.textIf(member);
    }

    /** @throws AwsFault ValidationException where it has more characters */
    Optional<String> textIf(String member, int longest) {
        var text = textIf(member);
        if (text.isPresent() && text.get().length() > longest) {
            throw invalid("Value", member, "Member must have length less than or equal to " + longest);
        }
        return text;
    }

    /** @throws AwsFault InvalidArn */
    String machineArn() {
        var arn = text("stateMachineArn");
        if (!Arns.isMachine(arn)) {
            throw new AwsFault(400, "InvalidArn", "Invalid Arn: '%s'".formatted(arn));
        }
        return arn;
    }

    /** @throws AwsFault InvalidArn */
    String executionArn() {
        var arn = text("executionArn");
        if (!Arns.isExecution(arn)) {
            throw new AwsFault(400, "InvalidArn", "Invalid Arn: '%s'".formatted(arn));
        }
        return arn;
    }

    /** One page of a list, and the token of the next. */
    record Page<T>(List<T> items, Optional<String> next) {}

    /** @throws AwsFault InvalidToken where {@code nextToken} is none of ours, ValidationException where the page is too large */
    <T> Page<T> page(List<T> all) {
        long asked = members.numberIf("maxResults").orElse(0L);
        if (asked < 0 || asked > LARGEST_PAGE) {
            throw invalid("Value " + asked, "maxResults", "Member must be between 0 and " + LARGEST_PAGE);
        }
        var size = asked == 0 ? DEFAULT_PAGE : (int) asked;
        var from = textIf("nextToken").map(Request::offset).orElse(0);
        var to = Math.min(from + size, all.size());
        return new Page<>(
                from >= all.size() ? List.of() : all.subList(from, to),
                to < all.size() ? Optional.of("from-" + to) : Optional.empty());
    }

    private static int offset(String token) {
        if (!token.matches("from-\\d{1,9}")) {
            throw new AwsFault(400, "InvalidToken", "Invalid Token: '%s'".formatted(token));
        }
        return Integer.parseInt(token.substring("from-".length()));
    }

    private static AwsFault invalid(String what, String member, String constraint) {
        return new AwsFault(
                400,
                "ValidationException",
                "1 validation error detected: %s at '%s' failed to satisfy constraint: %s"
                        .formatted(what, member, constraint));
    }
}
