package latchkey.catalog;

/** How many of the people asked must approve before a step passes (A1); a single denial always ends the ticket. */
public sealed interface Pass {

    /** One of them, whoever it is. */
    record Any() implements Pass {}

    /** Everybody who was asked when the step opened. */
    record All() implements Pass {}

    /** So many; never lowered afterwards (A11). */
    record Quorum(int needed) implements Pass {
        public Quorum {
            if (needed < 1) {
                throw new IllegalArgumentException("A quorum is at least 1, got " + needed);
            }
        }
    }

    /** As when the catalog says nothing else. */
    static Pass any() {
        return new Any();
    }

    /** @param asked how many were asked when the step opened */
    default int needs(int asked) {
        return switch (this) {
            case Any() -> 1;
            case All() -> Math.max(1, asked);
            case Quorum(var needed) -> needed;
        };
    }

    /** As the catalog file and the API say it. */
    default String word() {
        return switch (this) {
            case Any() -> "any";
            case All() -> "all";
            case Quorum(var needed) -> Integer.toString(needed);
        };
    }

    /** @throws IllegalArgumentException where it is none */
    static Pass of(String word) {
        return switch (word) {
            case "any" -> any();
            case "all" -> new All();
            default -> new Quorum(Integer.parseInt(word));
        };
    }
}
