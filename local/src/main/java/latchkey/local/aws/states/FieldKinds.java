package latchkey.local.aws.states;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import latchkey.local.aws.states.DefinitionFaults.Fault;
import org.jspecify.annotations.Nullable;

/** Whether fields hold the kind of value that they take: one of another kind would be passed over in silence. */
record FieldKinds(Place at, List<Fault> faults) {

    private record Kind(String name, Predicate<@Nullable Object> takes) {}

    private static final Kind TEXT = new Kind("a text", value -> value instanceof String);
    private static final Kind FLAG = new Kind("true or false", value -> value instanceof Boolean);
    private static final Kind OBJECT = new Kind("an object, {…}", value -> value instanceof Map<?, ?>);
    private static final Kind OBJECTS =
            new Kind("a list of objects, [{…}]", listOf(value -> value instanceof Map<?, ?>));
    private static final Kind TEXTS = new Kind("a list of texts", listOf(value -> value instanceof String));
    private static final Kind ITEMS =
            new Kind("a list or an expression", value -> value instanceof List<?> || isExpression(value));
    private static final Kind CONDITION =
            new Kind("an expression, {% … %}", value -> value instanceof Boolean || isExpression(value));

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("Type", TEXT),
            Map.entry("Comment", TEXT),
            Map.entry("QueryLanguage", TEXT),
            Map.entry("StartAt", TEXT),
            Map.entry("Next", TEXT),
            Map.entry("Default", TEXT),
            Map.entry("Resource", TEXT),
            Map.entry("Error", TEXT),
            Map.entry("Cause", TEXT),
            Map.entry("Mode", TEXT),
            Map.entry("End", FLAG),
            Map.entry("Assign", OBJECT),
            Map.entry("ItemProcessor", OBJECT),
            Map.entry("ProcessorConfig", OBJECT),
            Map.entry("Branches", OBJECTS),
            Map.entry("Choices", OBJECTS),
            Map.entry("Retry", OBJECTS),
            Map.entry("Catch", OBJECTS),
            Map.entry("ErrorEquals", TEXTS),
            Map.entry("Items", ITEMS),
            Map.entry("Condition", CONDITION));

    /** @return whether all hold; where they do not, there is no sense in looking further */
    boolean hold(Node json, String where) {
        var before = faults.size();
        json.fields()
                .forEach((field, value) -> Optional.ofNullable(KINDS.get(field))
                        .filter(kind -> !kind.takes().test(value))
                        .ifPresent(kind -> faults.add(at.refused(
                                where + field, "It must be %s".formatted(kind.name()), "Write it as " + kind.name()))));
        return faults.size() == before;
    }

    private static Predicate<@Nullable Object> listOf(Predicate<@Nullable Object> element) {
        return value -> value instanceof List<?> list && list.stream().allMatch(element);
    }

    private static boolean isExpression(@Nullable Object value) {
        return value instanceof String text && Template.isExpression(text);
    }
}
