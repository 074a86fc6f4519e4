package latchkey.local.template;

import java.util.List;
import java.util.stream.Collectors;

/** The templates say something that cannot be run. The message has one line a fault; mend them and start again. */
public final class TemplateRefused extends RuntimeException {

    private final transient List<Fault> faults;

    TemplateRefused(List<Fault> faults) {
        super(faults.stream()
                .map(Fault::toString)
                .collect(Collectors.joining("\n", "The templates have %d faults:\n".formatted(faults.size()), "")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
