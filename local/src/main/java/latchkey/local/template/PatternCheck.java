package latchkey.local.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a filter or a rule looks for must be able to come: fields and words as AWS sends them, in {@code events.yaml}. */
final class PatternCheck {

    private static final Map<String, List<String>> VIEWS = Map.of(
            "NewImage", List.of("NEW_IMAGE", "NEW_AND_OLD_IMAGES"),
            "OldImage", List.of("OLD_IMAGE", "NEW_AND_OLD_IMAGES"));

    private static final Fields EVENTS = Table.read("events.yaml");

    private final Stack stack;
    private final Faults faults;

    PatternCheck(Stack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    void check(List<Scope> scopes) {
        scopes.forEach(scope -> scope.file().resources().values().stream()
                .filter(scope::exists)
                .forEach(resource -> {
                    var it = new Fields(scope.properties(resource));
                    switch (resource.typeName()) {
                        case "AWS::Lambda::EventSourceMapping" ->
                            it.in("FilterCriteria").each("Filters").forEach(filter -> filter(filter, it));
                        case "AWS::Events::Rule" ->
                            it.map()
                                    .get("EventPattern")
                                    .ifPresent(pattern -> match(
                                            pattern, EVENTS.map().entries().get("bus"), null));
                        default -> {} // Has no pattern.
                    }
                }));
    }

    /** The text is JSON, and so YAML; what is no JSON was reported where it was read. */
    private void filter(Fields filter, Fields mapping) {
        var place = filter.place("Pattern");
        TreeReader.parse(filter.known("Pattern"), place.file(), new Faults()).ifPresent(pattern -> {
            match(pattern, EVENTS.map().entries().get("table"), place);
            images(Fields.of(pattern).in("dynamodb"), mapping.known("EventSourceArn"), place);
        });
    }

    private void images(Fields record, String stream, Place place) {
        var view = stack.tables().stream()
                .filter(table -> table.streamArn().filter(stream::equals).isPresent())
                .flatMap(table -> table.streamView().stream())
                .findFirst();
        VIEWS.forEach((image, views) -> {
            if (record.has(image) && view.isPresent() && !views.contains(view.get())) {
                faults.add(
                        place,
                        image,
                        "is never there with StreamViewType " + view.get(),
                        "Look at another image, or write StreamViewType: " + views.getFirst());
            }
        });
    }

    /** @param whole where the pattern stands if it is one text; its own places say nothing then */
    private void match(Tree pattern, @Nullable Tree known, @Nullable Place whole) {
        if (pattern instanceof Tree.Mapping map && known instanceof Tree.Mapping fields) {
            map.entries().forEach((name, tree) -> {
                var field = fields.get(name).or(() -> fields.get("*"));
                if (field.isEmpty()) {
                    faults.unknown(
                            whole == null ? tree.place() : whole,
                            name,
                            "is no field of the event, so nothing would ever match",
                            fields.entries().keySet());
                } else {
                    match(tree, field.get(), whole);
                }
            });
        } else if (pattern instanceof Tree.Sequence list) {
            list.items().forEach(item -> word(item, known, whole));
        } else if (!(pattern instanceof Tree.Unknown || pattern instanceof Tree.Mapping)) {
            faults.add(
                    whole == null ? pattern.place() : whole,
                    Tree.show(pattern),
                    "is no list of values",
                    "Write [\"%s\"]".formatted(Tree.show(pattern)));
        }
    }

    private void word(Tree item, @Nullable Tree known, @Nullable Place whole) {
        if (item instanceof Tree.Scalar scalar && known instanceof Tree.Sequence words) {
            var right = words.items().stream().map(Tree::show).toList();
            if (!right.contains(scalar.text())) {
                faults.unknown(
                        whole == null ? item.place() : whole,
                        scalar.text(),
                        "never comes, so nothing would ever match",
                        right);
            }
        }
    }
}
