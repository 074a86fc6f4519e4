package latchkey.local.template;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what SES receives, sends and tells. */
final class MailReader {

    private MailReader() {}

    /** One for each action that stores the mail. */
    static Stream<Stack.ReceiptRule> rules(Scope scope, Resource resource) {
        var it = new Fields(scope.properties(resource));
        var rule = it.in("Rule");
        var name = rule.text("Name", scope.names().physical(scope.stack(), resource.logicalId()));
        var set = it.known("RuleSetName");
        var arn = arn(scope, "receipt-rule-set/%s:receipt-rule/%s".formatted(set, name));
        return rule.each("Actions").stream()
                .map(action -> action.in("S3Action"))
                .map(action -> new Stack.ReceiptRule(
                        name,
                        arn,
                        set,
                        rule.holds("Enabled", false),
                        rule.holds("ScanEnabled", false),
                        rule.texts("Recipients"),
                        action.known("BucketName"),
                        action.text("ObjectKeyPrefix", ""),
                        action.text("TopicArn"),
                        resource.place()));
    }

    static Stack.ConfigurationSet configurationSet(Scope scope, Resource resource) {
        var it = new Fields(scope.properties(resource));
        var name = new Physical(scope).attribute(resource, "Name").orElse("");
        return new Stack.ConfigurationSet(
                resource.logicalId(),
                name,
                arn(scope, "configuration-set/" + name),
                it.in("SuppressionOptions").texts("SuppressedReasons"),
                resource.place());
    }

    static Stack.EventDestination eventDestination(Scope scope, Resource resource) {
        var it = new Fields(scope.properties(resource));
        var destination = it.in("EventDestination");
        return new Stack.EventDestination(
                it.known("ConfigurationSetName"),
                types(destination.texts("MatchingEventTypes")),
                destination.in("SnsDestination").known("TopicARN"),
                destination.holds("Enabled", false),
                resource.place());
    }

    /** CloudFormation writes {@code deliveryDelay} where the API has {@code DELIVERY_DELAY}, and takes both. */
    private static List<String> types(List<String> words) {
        return words.stream()
                .map(word -> word.equals(word.toUpperCase(Locale.ROOT))
                        ? word
                        : word.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT))
                .toList();
    }

    static Stack.Identity identity(Scope scope, Resource resource) {
        var it = new Fields(scope.properties(resource));
        var name = it.known("EmailIdentity");
        return new Stack.Identity(
                name,
                arn(scope, "identity/" + name),
                Optional.of(it.in("ConfigurationSetAttributes")).flatMap(set -> set.text("ConfigurationSetName")),
                resource.place());
    }

    private static String arn(Scope scope, String rest) {
        return "arn:aws:ses:%s:%s:%s"
                .formatted(scope.names().region(), scope.names().account(), rest);
    }
}
