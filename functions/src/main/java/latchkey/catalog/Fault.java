package latchkey.catalog;

/**
 * Something wrong in a file that people write.
 *
 * @param path where, such as {@code apps[2].approval.steps[0].ask[1]}
 * @param value what stands there
 * @param right what would be right
 */
public record Fault(String path, String value, String right) {}
