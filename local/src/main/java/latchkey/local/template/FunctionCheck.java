package latchkey.local.template;

import java.nio.file.Path;

/** Whether Lambda could run each function, and whether anything wakes it. */
final class FunctionCheck {

    /** Lambda sets these, and lets nobody else. */
    private static final String LAMBDAS_OWN = "AWS_";

    /** Lambda's "PublishVersion": the description of a version, in characters. */
    private static final int LONGEST_DESCRIPTION = 256;

    private final Template.Read read;
    private final Stack stack;
    private final Surroundings around;
    private final Path root;
    private final SourceCheck sources;
    private final Faults faults;

    FunctionCheck(Template.Read read, Surroundings around, Path root, Faults faults, Faults advice) {
        this.read = read;
        this.stack = read.stack();
        this.around = around;
        this.root = root;
        this.faults = faults;
        this.sources = new SourceCheck(stack, around.names(), faults, advice);
    }

    void check() {
        stack.functions().forEach(function -> {
            handler(function);
            code(function);
            environment(function);
            if (function.events().isEmpty()) {
                faults.add(
                        function.place(),
                        function.logicalId(),
                        "is woken by nothing",
                        "Give it an event, or an AWS::Lambda::EventSourceMapping");
            }
            function.events().forEach(event -> sources.check(function, event));
        });
        read.scopes()
                .forEach(scope -> scope.file().resources().values().stream()
                        .filter(resource -> resource.isFunction()
                                && resource.properties().get("InlineCode").isEmpty())
                        .forEach(resource -> {
                            build(resource);
                            description(scope, resource);
                        }));
    }

    private void handler(Stack.Function function) {
        var name = function.handler();
        around.handlers()
                .lacks()
                .apply(name)
                .filter(_ -> !name.isEmpty())
                .ifPresent(wrong -> faults.unknown(
                        below(function, "Handler"),
                        name,
                        wrong,
                        around.handlers().known()));
    }

    /** A misspelt variable is one that is missing and one that nobody reads. */
    private void environment(Stack.Function function) {
        var settings = around.handlers().settings().apply(function.handler(), function.environment());
        var place = below(function, "Environment");
        settings.refusal()
                .ifPresent(why -> faults.add(
                        place, function.logicalId(), "would not start: " + why, "Write it as the handler reads it"));
        if (settings.refusal().isEmpty()) {
            var read = settings.read().stream()
                    .filter(name -> !name.startsWith(LAMBDAS_OWN))
                    .toList();
            function.environment().keySet().stream()
                    .filter(name -> !settings.read().contains(name))
                    .forEach(name -> faults.unknown(place, name, "is read by nothing in " + function.handler(), read));
        }
    }

    private void description(Scope scope, Resource resource) {
        resource.properties()
                .get("VersionDescription")
                .filter(tree -> scope.longest(tree) > LONGEST_DESCRIPTION)
                .ifPresent(tree -> faults.add(
                        tree.place(),
                        Tree.show(tree),
                        "may become longer than Lambda takes",
                        "Bound its parameters by MaxLength: at most %d characters in all"
                                .formatted(LONGEST_DESCRIPTION)));
    }

    private static Place below(Stack.Function function, String property) {
        return function.places().getOrDefault(property, function.place());
    }

    private void code(Stack.Function function) {
        var jar = around.jar().toAbsolutePath().normalize();
        var folder = root.toAbsolutePath().normalize().getParent();
        var right = folder == null ? jar : folder.relativize(jar);
        if (!function.code().map(Path::of).equals(java.util.Optional.of(right))) {
            faults.add(
                    below(function, "CodeUri"),
                    function.code().orElse("no CodeUri"),
                    "is not the jar that Maven builds",
                    "Write " + right);
        }
    }

    /** SAM cannot build a module of a reactor; without this, sam build fails. */
    private void build(Resource resource) {
        if (resource.metadata()
                .filter(tree -> Fields.of(tree).holds("SkipBuild", false))
                .isEmpty()) {
            faults.add(
                    resource.place(),
                    resource.logicalId(),
                    "would be built by SAM, which cannot",
                    "Write Metadata: { SkipBuild: true }");
        }
    }
}
