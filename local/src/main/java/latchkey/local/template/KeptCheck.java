package latchkey.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must outlive a change of the templates: what nobody can make again, and the names that running executions know. */
final class KeptCheck {

    private static final Set<String> KEPT = Set.of("AWS::DynamoDB::Table", "AWS::S3::Bucket");

    /** Executions run for months: they keep their definition, this queue's address and this role. */
    static final Map<String, String> STABLE = Map.of(
            "StageQueue", "AWS::SQS::Queue",
            "AccessRequestMachine", "AWS::Serverless::StateMachine",
            "AccessRequestMachineRole", "AWS::IAM::Role");

    private final Template.Read read;
    private final Names names;
    private final Faults faults;

    KeptCheck(Template.Read read, Names names, Faults faults) {
        this.read = read;
        this.names = names;
        this.faults = faults;
    }

    void check() {
        STABLE.forEach(this::stable);
        var root = read.templates().root();
        kept(root);
        read.templates().nested().forEach((id, file) -> {
            kept(file);
            if (file.resources().values().stream().anyMatch(it -> KEPT.contains(it.typeName()))) {
                Optional.ofNullable(root.resources().get(id)).ifPresent(this::kept);
            }
        });
    }

    private void kept(TemplateFile file) {
        file.resources().values().stream()
                .filter(resource -> KEPT.contains(resource.typeName()))
                .forEach(this::kept);
    }

    private void kept(Resource resource) {
        kept(resource, "DeletionPolicy", resource.deletion(), List.of("RetainExceptOnCreate", "Retain"));
        kept(resource, "UpdateReplacePolicy", resource.replacement(), List.of("Retain"));
    }

    private void kept(Resource resource, String policy, Optional<String> given, List<String> right) {
        if (given.isEmpty() || !right.contains(given.get())) {
            faults.add(
                    resource.place(),
                    given.orElse("no " + policy),
                    "would take away what nobody can make again",
                    "Write %s: %s".formatted(policy, right.getFirst()));
        }
    }

    private void stable(String id, String type) {
        var root = read.templates().root();
        var found = Optional.ofNullable(root.resources().get(id))
                .filter(resource -> resource.typeName().equals(type))
                .flatMap(resource -> new Physical(read.scopes().getLast()).name(resource));
        if (!found.equals(Optional.of(names.physical("", id)))) {
            faults.add(
                    root.resources().containsKey(id)
                            ? root.resources().get(id).place()
                            : new Place(root.file(), 1, "Resources." + id),
                    found.orElse(id),
                    "is not the %s %s, on which executions rely that run for months".formatted(type, id),
                    "Keep its id and its name, or decide in docs/decisions what becomes of those executions");
        }
    }
}
