package latchkey.people;

/**
 * Something wrong in a file or form that people write.
 *
 * @param path where, such as {@code people[2].email} or {@code line 3, email}
 * @param value what stands there
 * @param right what would be right
 */
public record Fault(String path, String value, String right) {}
