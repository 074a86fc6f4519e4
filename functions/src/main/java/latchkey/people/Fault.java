package latchkey.people;

/**
 * Something wrong in a file or form that people write.
 *
 * @param path where, such as {@code people[2].email} or {@code line 3, email}
 * @param value what stands there; empty where nothing does
 * @param right what would be right
 */
public record Fault(String path, String value, String right) {

    public String sentence() {
        return value.isEmpty()
                ? "Nothing stands here; it must be %s.".formatted(right)
                : "“%s” must be %s.".formatted(value, right);
    }
}
