package latchkey.local.template;

/**
 * One thing that is wrong in a template.
 *
 * @param value what stands there
 * @param wrong why that cannot be
 * @param right what would be right
 */
public record Fault(Place place, String value, String wrong, String right) {

    /** File, line, resource, property, value, what is wrong, what would be right: one line for the terminal. */
    @Override
    public String toString() {
        return "%s: \"%s\" %s. %s".formatted(place, value, wrong, right);
    }
}
