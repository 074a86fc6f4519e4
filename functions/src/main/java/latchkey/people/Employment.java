package latchkey.people;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How somebody works for the company. */
public enum Employment {
    EMPLOYEE("employee"),
    CONTRACTOR("contractor"),
    INTERN("intern");

    private final String word;

    Employment(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Employment> of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equalsIgnoreCase(word))
                .findFirst();
    }

    /** For a sentence that says what is possible. */
    public static String words() {
        return Arrays.stream(values()).map(Employment::word).collect(Collectors.joining(", "));
    }
}
