package latchkey.local.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the names of one template stand for in one stack. Values are found when they are asked for, so stacks may refer to each other. */
final class Scope {

    private final String stack;
    private final TemplateFile file;
    private final Names names;
    private final Function<String, Optional<Tree>> given;
    private final Map<String, Scope> nested = new LinkedHashMap<>();
    private final Map<String, Tree> known = new HashMap<>();
    private final Faults faults;

    private Scope(String stack, TemplateFile file, Names names, Faults faults, Function<String, Optional<Tree>> given) {
        this.stack = stack;
        this.file = file;
        this.names = names;
        this.given = given;
        this.faults = faults;
    }

    /** @param parameters the values of the root template's parameters; the others take their defaults */
    static Scope root(Templates templates, Map<String, String> parameters, Names names, Faults faults) {
        var root = new Scope(
                "",
                templates.root(),
                names,
                faults,
                name -> Optional.ofNullable(parameters.get(name))
                        .map(value -> new Tree.Scalar(new Place("the command", 0, name), value)));
        templates
                .nested()
                .forEach((id, file) ->
                        root.nested.put(id, new Scope(id, file, names, faults, name -> root.passed(id, name))));
        return root;
    }

    private Optional<Tree> passed(String id, String name) {
        return Optional.ofNullable(file.resources().get(id))
                .flatMap(resource -> resource.properties().get("Parameters"))
                .flatMap(tree -> tree instanceof Tree.Mapping map ? map.get(name) : Optional.empty())
                .map(tree -> new Resolver(this).resolve(tree));
    }

    String stack() {
        return stack;
    }

    TemplateFile file() {
        return file;
    }

    Names names() {
        return names;
    }

    Faults faults() {
        return faults;
    }

    Map<String, Scope> nested() {
        return nested;
    }

    /** The value of a parameter: what was given, else its default. */
    Tree parameter(Parameter parameter, Place asked) {
        return once("parameter " + parameter.name(), asked, () -> {
            var value = given.apply(parameter.name())
                    .filter(it -> !(it instanceof Tree.Absent))
                    .or(parameter::defaultValue);
            if (value.isEmpty()) {
                faults.add(
                        parameter.declared().place(), parameter.name(), "has no value and no default", "Give it one");
                return new Tree.Unknown(asked);
            }
            if (value.get() instanceof Tree.Scalar scalar) {
                parameter.checkValue(scalar.text(), scalar.place(), faults);
            }
            return value.get();
        });
    }

    /** Whether a condition holds; empty where that cannot be said, which is then among the faults. */
    Optional<Boolean> condition(String name, Place asked) {
        var declared = file.conditions().get(name);
        if (declared == null) {
            return Optional.empty();
        }
        var value = once("condition " + name, asked, () -> new Resolver(this).resolve(declared));
        return value instanceof Tree.Scalar scalar && scalar.value() instanceof Boolean holds
                ? Optional.of(holds)
                : Optional.empty();
    }

    /** Whether the resource is there at all. */
    boolean exists(Resource resource) {
        return resource.condition()
                .flatMap(name -> condition(name, resource.place()))
                .orElse(true);
    }

    /** The properties of a resource with all names resolved. */
    Tree.Mapping properties(Resource resource) {
        var resolved = once(
                "properties " + resource.logicalId(),
                resource.place(),
                () -> new Resolver(this).resolve(resource.properties()));
        return resolved instanceof Tree.Mapping map ? map : Tree.Mapping.empty(resource.place());
    }

    /** How many characters a text may have at most, whatever is given for the parameters in it. */
    int longest(Tree text) {
        var given = new Resolver(this).resolve(text) instanceof Tree.Scalar scalar
                ? scalar.text().length()
                : 0;
        return Reference.in(text).stream()
                .map(reference -> file.parameters().get(reference.name()))
                .filter(Objects::nonNull)
                .mapToInt(parameter -> parameter.longest() - shown(parameter, text.place()))
                .reduce(given, Integer::sum);
    }

    private int shown(Parameter parameter, Place asked) {
        return parameter(parameter, asked) instanceof Tree.Scalar scalar
                ? scalar.text().length()
                : 0;
    }

    Tree output(String name, Place asked) {
        return file.output(name)
                .map(value -> once("output " + name, asked, () -> new Resolver(this).resolve(value)))
                .orElseGet(() -> new Tree.Unknown(asked));
    }

    /** Values that need themselves are unknown; {@link Cycles} says where the circle is. */
    private Tree once(String key, Place asked, Supplier<Tree> value) {
        var before = known.putIfAbsent(key, new Tree.Unknown(asked));
        if (before != null) {
            return before;
        }
        var found = value.get();
        known.put(key, found);
        return found;
    }
}
