package latchkey.local.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A YAML document that remembers where each part of it stands. */
sealed interface Tree {

    Place place();

    /** Keys in the order of the file. */
    record Mapping(Place place, Map<String, Tree> entries) implements Tree {

        Optional<Tree> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        static Mapping empty(Place place) {
            return new Mapping(place, Map.of());
        }
    }

    record Sequence(Place place, List<Tree> items) implements Tree {}

    /** @param value a String, Boolean, Long, BigDecimal or null */
    record Scalar(Place place, @Nullable Object value) implements Tree {

        String text() {
            return String.valueOf(value);
        }
    }

    /** @param name the long form without {@code Fn::}: Ref, GetAtt, Sub, If … */
    record Intrinsic(Place place, String name, Tree argument) implements Tree {}

    /** {@code AWS::NoValue}: the property is as if it were not there. */
    record Absent(Place place) implements Tree {}

    /** The outcome of something faulty, which has been reported where it stands. */
    record Unknown(Place place) implements Tree {}

    /** The empty list as what it is in YAML; a lone value as a list of one, as CloudFormation takes it. */
    static List<Tree> items(Tree tree) {
        return switch (tree) {
            case Sequence list -> list.items();
            case Absent _, Unknown _ -> List.of();
            case Mapping _, Scalar _, Intrinsic _ -> List.of(tree);
        };
    }

    /** As JSON has it: Map, List, String, Boolean, Long, BigDecimal, null. What is unknown is left out. */
    static @Nullable Object plain(Tree tree) {
        return switch (tree) {
            case Mapping map -> {
                var plain = new LinkedHashMap<String, @Nullable Object>();
                map.entries().forEach((key, value) -> plain.put(key, plain(value)));
                yield plain;
            }
            case Sequence list -> {
                var plain = new ArrayList<@Nullable Object>();
                list.items().forEach(item -> plain.add(plain(item)));
                yield plain;
            }
            case Scalar scalar -> scalar.value();
            case Intrinsic intrinsic -> "!" + intrinsic.name();
            case Absent _, Unknown _ -> null;
        };
    }

    /** A short word for what it is, as a message shows it. */
    static String show(Tree tree) {
        return switch (tree) {
            case Scalar scalar -> scalar.text();
            case Intrinsic intrinsic -> "!" + intrinsic.name() + " " + show(intrinsic.argument());
            case Mapping map -> "{" + String.join(", ", map.entries().keySet()) + "}";
            case Sequence list -> "a list of " + list.items().size();
            case Absent _ -> "AWS::NoValue";
            case Unknown _ -> "unknown";
        };
    }

    /** Whole numbers come as Long, others as BigDecimal. */
    static Object number(String text) {
        var number = new BigDecimal(text);
        return number.scale() <= 0 && number.precision() < 18 ? (Object) number.longValueExact() : number;
    }
}
