package latchkey.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be made before what: no circles, and the stacks one way. */
final class Dependencies {

    /** From the longest-lived to the shortest; the root's own resources stand where the name is empty. */
    private static final List<String> STACKS = List.of("Data", "Mail", "", "Alarms");

    private static final List<String> SES_TRIES =
            List.of("AWS::SES::ReceiptRule", "AWS::SES::ConfigurationSetEventDestination");

    private final Faults faults;

    Dependencies(Faults faults) {
        this.faults = faults;
    }

    void check(Templates templates) {
        circles(templates.root());
        templates.nested().values().forEach(this::circles);
        admitted(templates.root());
        templates.nested().values().forEach(this::admitted);
        oneWay(templates.root());
        templates.root().globals().values().forEach(this::environment);
    }

    private void oneWay(TemplateFile root) {
        graph(root)
                .forEach((from, others) -> others.forEach(to -> {
                    if (layer(root, from) < layer(root, to)) {
                        faults.add(
                                place(root, from),
                                to,
                                "is needed by " + from + ", against the direction Data <- Mail <- root <- Alarms",
                                "Let " + to + " need " + from + ", or neither");
                    }
                }));
        root.resources().values().stream()
                .filter(resource -> resource.isNested() && !STACKS.contains(resource.logicalId()))
                .forEach(resource -> faults.unknown(
                        resource.place(),
                        resource.logicalId(),
                        "is a stack without a place in the order",
                        STACKS.stream().filter(name -> !name.isEmpty()).toList()));
    }

    /** SES tries the topic when a rule or destination is made; the policy that lets it in must be there by then. */
    private void admitted(TemplateFile file) {
        file.resources().values().stream()
                .filter(resource -> SES_TRIES.contains(resource.typeName()))
                .forEach(resource -> Reference.in(resource.properties())
                        .forEach(topic -> file.resources().values().stream()
                                .filter(policy -> lets(policy, topic) && !dependsOn(resource, policy))
                                .forEach(policy -> faults.add(
                                        resource.place(),
                                        resource.logicalId(),
                                        "may be made before %s lets SES in".formatted(policy.logicalId()),
                                        "Write DependsOn: " + policy.logicalId()))));
    }

    private static boolean lets(Resource policy, Reference topic) {
        return policy.typeName().equals("AWS::SNS::TopicPolicy")
                && policy.properties().get("Topics").map(Reference::in).orElse(List.of()).stream()
                        .anyMatch(it -> it.name().equals(topic.name()));
    }

    private static boolean dependsOn(Resource resource, Resource other) {
        return resource.dependsOn().stream().anyMatch(it -> Tree.show(it).equals(other.logicalId()));
    }

    private static int layer(TemplateFile root, String node) {
        var resource = root.resources().get(node);
        var known = resource != null && resource.isNested() && STACKS.contains(node);
        return STACKS.indexOf(known ? node : "");
    }

    /** An intrinsic there would tie every function to what it names, and so to each other. */
    private void environment(Tree global) {
        Fields.of(global).in("Environment").in("Variables").map().entries().forEach((name, tree) -> {
            if (tree instanceof Tree.Intrinsic) {
                faults.add(
                        tree.place(),
                        Tree.show(tree),
                        "ties all functions to it",
                        "Write it at the functions that need it");
            }
        });
    }

    private void circles(TemplateFile file) {
        var graph = graph(file);
        var done = new LinkedHashSet<String>();
        graph.keySet().forEach(node -> follow(node, graph, new ArrayList<>(), done, file));
    }

    private void follow(
            String node, Map<String, Set<String>> graph, List<String> way, Set<String> done, TemplateFile file) {
        if (way.contains(node)) {
            var circle = new ArrayList<>(way.subList(way.indexOf(node), way.size()));
            circle.add(node);
            faults.add(
                    place(file, node),
                    String.join(" -> ", circle),
                    "is a circle",
                    "Let one of them be made without the next");
            return;
        }
        if (done.contains(node)) {
            return;
        }
        way.add(node);
        graph.getOrDefault(node, Set.of()).forEach(next -> follow(next, graph, way, done, file));
        way.removeLast();
        done.add(node);
    }

    private static Place place(TemplateFile file, String node) {
        return file.behind(node).map(Resource::place).orElse(new Place(file.file(), 1, node));
    }

    /** As SAM expands it: a function needs its role, a role what its policies name, an API the functions behind it; events need their function. */
    private static Map<String, Set<String>> graph(TemplateFile file) {
        var graph = new LinkedHashMap<String, Set<String>>();
        file.resources().values().forEach(resource -> {
            var id = resource.logicalId();
            var own = new LinkedHashMap<>(resource.properties().entries());
            if (resource.isFunction()) {
                var events = own.remove("Events");
                var policies = own.remove("Policies");
                if (resource.hasGeneratedRole()) {
                    add(graph, id, id + "Role");
                    needs(graph, id + "Role", policies, file);
                }
                routes(events, id, file, graph);
            }
            own.values().forEach(tree -> needs(graph, id, tree, file));
            resource.dependsOn().forEach(other -> add(graph, id, Tree.show(other)));
        });
        return graph;
    }

    private static void routes(
            @org.jspecify.annotations.Nullable Tree events,
            String function,
            TemplateFile file,
            Map<String, Set<String>> graph) {
        if (events instanceof Tree.Mapping map) {
            map.entries().values().stream()
                    .map(Fields::of)
                    .filter(event -> event.text("Type", "").equals("HttpApi"))
                    .flatMap(event -> Reference.in(event.in("Properties").map()).stream())
                    .filter(reference -> file.resources().containsKey(reference.name()))
                    .forEach(reference -> add(graph, reference.name(), function));
        }
    }

    private static void needs(
            Map<String, Set<String>> graph,
            String node,
            @org.jspecify.annotations.Nullable Tree tree,
            TemplateFile file) {
        if (tree == null) {
            return;
        }
        Reference.in(tree).stream()
                .map(Reference::name)
                .filter(name -> file.behind(name).isPresent())
                .forEach(name -> add(graph, node, name));
    }

    private static void add(Map<String, Set<String>> graph, String from, String to) {
        graph.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(to);
    }
}
