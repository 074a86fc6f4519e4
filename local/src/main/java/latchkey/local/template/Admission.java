package latchkey.local.template;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Whether a thing that is named is there, and lets in whom AWS would send. */
final class Admission {

    private final Stack stack;
    private final Faults faults;

    Admission(Stack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    List<String> queues() {
        return stack.queues().stream().map(Stack.Queue::arn).toList();
    }

    List<String> topics() {
        return stack.topics().stream().map(Stack.Topic::arn).toList();
    }

    /** What is empty was faulty where it stands, and has been reported there. */
    boolean known(String name, Collection<String> all, Place place) {
        if (!name.isEmpty() && !all.contains(name)) {
            faults.unknown(place, name, "is nothing that these templates declare", all);
        }
        return all.contains(name);
    }

    /** @param source on whose behalf the service comes */
    void admits(String receiver, String service, String action, String resource, String source, Place place) {
        var statements = stack.resourcePolicies().stream()
                .filter(policy -> policy.resourceArn().equals(receiver))
                .flatMap(policy -> policy.statements().stream())
                .toList();
        var context = Map.of("aws:SourceArn", source, "aws:SourceAccount", account(), "aws:SecureTransport", "true");
        if (!Permissions.allow(statements, service, action, resource, context)) {
            faults.add(
                    place,
                    receiver,
                    "does not let %s in, so AWS would deliver nothing".formatted(service),
                    "Allow %s to %s for %s, aws:SourceArn %s, in a policy of %s"
                            .formatted(action, service, resource, source, receiver));
        }
    }

    private String account() {
        return stack.queues().stream()
                .map(Stack.Queue::arn)
                .map(arn -> arn.split(":", -1))
                .filter(parts -> parts.length > 4)
                .map(parts -> parts[4])
                .findFirst()
                .orElse("");
    }
}
