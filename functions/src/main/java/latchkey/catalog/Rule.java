package latchkey.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.people.Person;

/** What must be true of the requester for a request to need no approval (R56). */
public sealed interface Rule {

    /** So deep may rules stand in each other. */
    int DEEPEST = 5;

    /** So many comparisons an app may have: every ticket keeps them. */
    int MOST = 50;

    /** Every one of them holds. */
    record AllOf(List<Rule> rules) implements Rule {
        public AllOf {
            rules = some(rules);
        }
    }

    /** At least one of them holds. */
    record AnyOf(List<Rule> rules) implements Rule {
        public AnyOf {
            rules = some(rules);
        }
    }

    /** The person's field has this value; upper and lower case are the same. */
    record Is(Field field, String value) implements Rule {
        public Is {
            if (value.isBlank()) {
                throw new IllegalArgumentException("A rule compares with something, got a blank for " + field.word());
            }
        }
    }

    /** What of a person can be compared. */
    enum Field {
        DEPARTMENT("department", "department"),
        LOCATION("location", "location"),
        TITLE("title", "title"),
        EMAIL("email", "mail address"),
        DOMAIN("domain", "mail domain"),
        EMPLOYMENT("employment", "employment");

        private final String word;
        private final String label;

        Field(String word, String label) {
            this.word = word;
            this.label = label;
        }

        /** As the catalog file calls it. */
        public String word() {
            return word;
        }

        /** Empty where it is not known. */
        String of(Person person) {
            return switch (this) {
                case DEPARTMENT -> person.department();
                case LOCATION -> person.location();
                case TITLE -> person.title();
                case EMAIL -> person.email().value();
                case DOMAIN -> person.email().domain();
                case EMPLOYMENT -> person.employment();
            };
        }

        public static Optional<Field> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }
    }

    default boolean holdsFor(Person person) {
        return switch (this) {
            case AllOf(var rules) -> rules.stream().allMatch(rule -> rule.holdsFor(person));
            case AnyOf(var rules) -> rules.stream().anyMatch(rule -> rule.holdsFor(person));
            case Is(var field, var value) -> folded(field.of(person)).equals(folded(value));
        };
    }

    /** How many comparisons it is made of. */
    default int size() {
        return switch (this) {
            case AllOf(var rules) -> rules.stream().mapToInt(Rule::size).sum();
            case AnyOf(var rules) -> rules.stream().mapToInt(Rule::size).sum();
            case Is _ -> 1;
        };
    }

    /** As a person would say it: {@code department is Engineering and (location is Oslo or location is Lisbon)}. */
    default String words() {
        return switch (this) {
            case AllOf(var rules) -> joined(rules, " and ");
            case AnyOf(var rules) -> joined(rules, " or ");
            case Is(var field, var value) -> "%s is %s".formatted(field.label, value);
        };
    }

    private static String joined(List<Rule> rules, String word) {
        return rules.stream()
                .map(rule -> rule instanceof Is || rules.size() == 1 ? rule.words() : "(" + rule.words() + ")")
                .collect(Collectors.joining(word));
    }

    private static String folded(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    private static List<Rule> some(List<Rule> rules) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("all and any have at least one rule in them");
        }
        return List.copyOf(rules);
    }
}
