package latchkey.web.view;

import java.util.Map;
import java.util.Optional;

/**
 * What somebody typed into a form, and what is wrong with it.
 *
 * @param typed by field
 * @param faults by field, a sentence each
 */
public record Form(Map<String, String> typed, Map<String, String> faults) {

    public static final Form EMPTY = new Form(Map.of(), Map.of());

    /** RFC 5321, section 4.5.3.1.3, less the angles. */
    private static final int LONGEST_ADDRESS = 254;

    public Form {
        typed = Map.copyOf(typed);
        faults = Map.copyOf(faults);
    }

    public static Form fault(Map<String, String> typed, String field, String sentence) {
        return new Form(typed, Map.of(field, sentence));
    }

    /** A mail may offer to hand a request on to somebody: their address then stands in the form, which is still to be sent. */
    public static Form handingOnTo(Optional<String> address) {
        return address.filter(to -> to.length() <= LONGEST_ADDRESS)
                .map(to -> new Form(Map.of("to", to), Map.of()))
                .orElse(EMPTY);
    }

    public String text(String field) {
        return typed.getOrDefault(field, "");
    }

    public boolean wrong(String field) {
        return faults.containsKey(field);
    }

    public String sentence(String field) {
        return faults.getOrDefault(field, "");
    }

    /** The id of what describes the field: its hint, and its fault where it has one. */
    public String describedBy(String field) {
        return wrong(field) ? field + "-fault " + field + "-hint" : field + "-hint";
    }

    public Optional<String> first() {
        return faults.values().stream().findFirst();
    }
}
