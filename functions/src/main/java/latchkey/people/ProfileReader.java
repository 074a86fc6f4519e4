package latchkey.people;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is said of one person, field by field, with every fault at once. A field that is left out stays as it is; one
 * that is there and empty is emptied.
 *
 * @param fields as their format has them: text, a list of texts, true or false
 * @param path where a field stands, for the person who wrote it
 */
record ProfileReader(Map<?, ?> fields, UnaryOperator<String> path, List<Fault> faults) {

    static final int MOST_ALIASES = 10;
    private static final int LONGEST = Person.LONGEST_NAME;

    Optional<Address> email() {
        return address("email", text("email").orElse(""));
    }

    /** @param base what is known of them so far */
    Optional<Profile> read(Profile base) {
        int before = faults.size();
        for (var field : fields.keySet()) {
            if (!Profile.FIELDS.contains(String.valueOf(field))) {
                fault(String.valueOf(field), "one of: " + String.join(", ", Profile.FIELDS));
            }
        }
        var profile = loosely(base);
        return faults.size() == before ? Optional.of(profile) : Optional.empty();
    }

    /** The same, whatever is wrong with it. */
    Profile loosely(Profile base) {
        return new Profile(
                base.email(),
                name(base.name()),
                aliases(base),
                line("department", base.department()),
                line("location", base.location()),
                line("title", base.title()),
                employment(base.employment()),
                manager(base),
                flag("it-admin", base.itAdmin()),
                flag("active", base.active()));
    }

    private String name(String base) {
        var name = line("name", base);
        if (name.isEmpty()) {
            fault("name", "a name of 1 to %d characters".formatted(LONGEST));
        }
        return name;
    }

    private Set<Address> aliases(Profile base) {
        var value = fields.get("aliases");
        if (value == null && !fields.containsKey("aliases")) {
            return base.aliases();
        }
        var written = value instanceof List<?> list
                ? list.stream().map(String::valueOf)
                : Arrays.stream((value == null ? "" : value.toString()).split("[\\s;,]+"));
        var aliases = new LinkedHashSet<Address>();
        written.filter(one -> !one.isBlank())
                .flatMap(one -> address("aliases", one).stream())
                .filter(one -> !one.equals(base.email()))
                .forEach(aliases::add);
        if (aliases.size() > MOST_ALIASES) {
            fault("aliases", "at most %d addresses".formatted(MOST_ALIASES));
        }
        return aliases;
    }

    private String employment(String base) {
        var word = line("employment", base);
        var known = Employment.of(word);
        if (!word.isEmpty() && known.isEmpty()) {
            fault("employment", "one of: %s, or nothing".formatted(Employment.words()));
        }
        return known.map(Employment::word).orElse("");
    }

    private Optional<Address> manager(Profile base) {
        var written = text("manager");
        if (written.isEmpty()) {
            return base.manager();
        }
        return written.filter(text -> !text.isEmpty()).flatMap(text -> address("manager", text));
    }

    private boolean flag(String field, boolean base) {
        if (fields.get(field) instanceof Boolean flag) {
            return flag;
        }
        return switch (text(field).orElse("").toLowerCase(java.util.Locale.ROOT)) {
            case "" -> base;
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> {
                fault(field, "true or false");
                yield base;
            }
        };
    }

    /** One line without anything that controls, hides or turns it. */
    private String line(String field, String base) {
        var text = text(field).orElse(base);
        if (text.codePointCount(0, text.length()) > LONGEST) {
            fault(field, "at most %d characters".formatted(LONGEST));
        } else if (text.codePoints().anyMatch(PlainText::unprintable)) {
            fault(field, "one line, without control characters or marks that hide or turn it");
        } else {
            return text;
        }
        return "";
    }

    private Optional<Address> address(String field, String written) {
        var address = Address.parse(written.strip());
        if (address.isEmpty()) {
            faults.add(new Fault(path.apply(field), written, "an address such as mara@demo.example"));
        }
        return address;
    }

    /** Empty where the field is left out; null is as good as nothing. */
    private Optional<String> text(String field) {
        if (!fields.containsKey(field)) {
            return Optional.empty();
        }
        @Nullable Object value = fields.get(field);
        if (Stream.of(Map.class, List.class).anyMatch(type -> type.isInstance(value))) {
            fault(field, "text");
            return Optional.empty();
        }
        return Optional.of(value == null ? "" : value.toString().strip());
    }

    void fault(String field, String right) {
        var value = fields.get(field);
        faults.add(new Fault(path.apply(field), value == null ? "" : value.toString(), right));
    }
}
