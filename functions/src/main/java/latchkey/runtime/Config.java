package latchkey.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** A function's settings. Those that are needed and missing are all named at once. */
public record Config(Map<String, String> environment) {

    /** Read where it is: whoever hands it in can see what is asked for. */
    public Config {
        environment = Collections.unmodifiableMap(environment);
    }

    /** @throws IllegalStateException naming every setting that is missing */
    public Config requiring(String... names) {
        var missing = new ArrayList<String>();
        for (var name : names) {
            if (environment.getOrDefault(name, "").isBlank()) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Set these environment variables: " + String.join(", ", missing));
        }
        return this;
    }

    public String text(String name) {
        return requiring(name).environment.getOrDefault(name, "");
    }

    /** Empty where it is not set, or set to nothing. */
    public Optional<String> maybe(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
