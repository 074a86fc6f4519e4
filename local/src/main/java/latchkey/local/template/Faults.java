package latchkey.local.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import latchkey.local.Nearest;

/** Collects what is wrong, so that all of it is said at once and each only once. */
final class Faults {

    private final Set<Fault> found = new LinkedHashSet<>();

    void add(Place place, Object value, String wrong, String right) {
        found.add(new Fault(place, String.valueOf(value), wrong, right));
    }

    /** A name that is not known; the nearest known one is offered. */
    void unknown(Place place, String name, String wrong, Collection<String> known) {
        add(place, name, wrong, Nearest.hint(name, known));
    }

    List<Fault> all() {
        return new ArrayList<>(found);
    }
}
