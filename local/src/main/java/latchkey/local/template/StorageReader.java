package latchkey.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the table and the buckets. */
final class StorageReader {

    private StorageReader() {}

    static Stack.Table table(Scope scope, Resource resource, Faults faults) {
        var it = new Fields(scope.properties(resource));
        var physical = new Physical(scope);
        var ttl = it.in("TimeToLiveSpecification");
        return new Stack.Table(
                resource.logicalId(),
                physical.attribute(resource, "TableName").orElse(""),
                physical.attribute(resource, "Arn").orElse(""),
                key(it, "HASH", faults).orElseGet(() -> new Stack.Key("", "S")),
                key(it, "RANGE", faults),
                ttl.holds("Enabled", false) ? ttl.text("AttributeName") : Optional.empty(),
                it.has("StreamSpecification") ? physical.attribute(resource, "StreamArn") : Optional.empty(),
                it.in("StreamSpecification").text("StreamViewType"),
                resource.place());
    }

    private static Optional<Stack.Key> key(Fields table, String kind, Faults faults) {
        return table.each("KeySchema").stream()
                .filter(key -> key.text("KeyType", "").equals(kind))
                .findFirst()
                .map(key -> {
                    var name = key.known("AttributeName");
                    var types = table.each("AttributeDefinitions").stream()
                            .filter(it -> it.known("AttributeName").equals(name))
                            .map(it -> it.text("AttributeType", "S"))
                            .toList();
                    if (types.isEmpty()) {
                        var known = table.each("AttributeDefinitions").stream()
                                .map(it -> it.known("AttributeName"))
                                .toList();
                        faults.unknown(key.place(), name, "is a key without a definition", known);
                    }
                    return new Stack.Key(name, types.isEmpty() ? "S" : types.getFirst());
                });
    }

    static Stack.Bucket bucket(Scope scope, Resource resource) {
        var physical = new Physical(scope);
        return new Stack.Bucket(
                resource.logicalId(),
                physical.attribute(resource, "BucketName").orElse(""),
                physical.attribute(resource, "Arn").orElse(""),
                expiry(new Fields(scope.properties(resource)).in("LifecycleConfiguration")),
                resource.place());
    }

    private static List<Stack.Expiry> expiry(Fields lifecycle) {
        return lifecycle.each("Rules").stream()
                .filter(rule -> rule.text("Status", "").equals("Enabled") && rule.has("ExpirationInDays"))
                .map(rule ->
                        new Stack.Expiry(rule.text("Prefix", ""), Duration.ofDays(rule.number("ExpirationInDays", 0))))
                .toList();
    }
}
