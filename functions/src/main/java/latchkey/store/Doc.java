package latchkey.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the table, or a part of one, read by name. A field that is needed and not there is an error that names it. */
final class Doc {

    private final Map<String, AttributeValue> values;

    private Doc(Map<String, AttributeValue> values) {
        this.values = values;
    }

    static Doc of(Map<String, AttributeValue> item) {
        return new Doc(item);
    }

    static Doc write() {
        return new Doc(new LinkedHashMap<>());
    }

    /** One to which more can be added. */
    Doc copy() {
        return new Doc(new LinkedHashMap<>(values));
    }

    Map<String, AttributeValue> values() {
        return values;
    }

    /** The values but those. */
    Map<String, AttributeValue> without(String... names) {
        var some = new LinkedHashMap<>(values);
        some.keySet().removeAll(List.of(names));
        return some;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return needed(name).s();
    }

    Optional<String> maybeText(String name) {
        return maybe(name).map(AttributeValue::s);
    }

    long number(String name) {
        return Long.parseLong(needed(name).n());
    }

    int small(String name) {
        return Math.toIntExact(number(name));
    }

    boolean flag(String name) {
        return needed(name).bool();
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    Optional<Instant> maybeInstant(String name) {
        return maybeText(name).map(Instant::parse);
    }

    Duration duration(String name) {
        return Duration.parse(text(name));
    }

    Doc doc(String name) {
        return new Doc(needed(name).m());
    }

    Optional<Doc> maybeDoc(String name) {
        return maybe(name).map(value -> new Doc(value.m()));
    }

    /** Empty where an older form of the item had no such list; likewise {@link #texts}. */
    List<Doc> docs(String name) {
        return list(name).stream().map(value -> new Doc(value.m())).toList();
    }

    List<String> texts(String name) {
        return list(name).stream().map(AttributeValue::s).toList();
    }

    List<Long> numbers(String name) {
        return needed(name).l().stream().map(value -> Long.valueOf(value.n())).toList();
    }

    Doc with(String name, String text) {
        return set(name, AttributeValue.fromS(text));
    }

    Doc with(String name, long number) {
        return set(name, AttributeValue.fromN(Long.toString(number)));
    }

    Doc with(String name, boolean flag) {
        return set(name, AttributeValue.fromBool(flag));
    }

    Doc with(String name, Instant instant) {
        return with(name, instant.toString());
    }

    Doc with(String name, Duration duration) {
        return with(name, duration.toString());
    }

    Doc with(String name, Doc part) {
        return set(name, AttributeValue.fromM(part.values));
    }

    /** Left out where empty. */
    <T> Doc maybe(String name, Optional<T> value, Function<T, AttributeValue> how) {
        value.map(how).ifPresent(attribute -> set(name, attribute));
        return this;
    }

    Doc maybeText(String name, Optional<String> text) {
        return maybe(name, text, AttributeValue::fromS);
    }

    <T> Doc list(String name, Collection<T> all, Function<T, Doc> how) {
        return set(
                name,
                AttributeValue.fromL(all.stream()
                        .map(one -> AttributeValue.fromM(how.apply(one).values))
                        .toList()));
    }

    Doc texts(String name, Collection<String> all) {
        return set(
                name,
                AttributeValue.fromL(all.stream().map(AttributeValue::fromS).toList()));
    }

    /** Left out where there are none: a ticket is written at every place where it stands, and paid for by the kilobyte. */
    <T> Doc maybeList(String name, Collection<T> all, Function<T, Doc> how) {
        return all.isEmpty() ? this : list(name, all, how);
    }

    /** Likewise. */
    Doc maybeTexts(String name, Collection<String> all) {
        return all.isEmpty() ? this : texts(name, all);
    }

    Doc numbers(String name, Collection<Long> all) {
        return set(
                name,
                AttributeValue.fromL(all.stream()
                        .map(one -> AttributeValue.fromN(one.toString()))
                        .toList()));
    }

    AttributeValue asValue() {
        return AttributeValue.fromM(values);
    }

    private Doc set(String name, AttributeValue value) {
        values.put(name, value);
        return this;
    }

    private Optional<AttributeValue> maybe(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private AttributeValue needed(String name) {
        return maybe(name)
                .orElseThrow(() ->
                        new IllegalStateException("An item has no “%s”; it has %s".formatted(name, values.keySet())));
    }

    private List<AttributeValue> list(String name) {
        return maybe(name).map(AttributeValue::l).orElse(List.of());
    }
}
