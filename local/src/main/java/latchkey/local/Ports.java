package latchkey.local;

import java.io.IOException;

/** What is said where a port cannot be had. */
final class Ports {

    private Ports() {}

    /** @param option by which another one can be named */
    static CannotRun taken(int port, String option, IOException why) {
        return new CannotRun(
                "Port %d cannot be used (%s). Stop what uses it, or name another with %s; 0 takes a free one."
                        .formatted(port, why.getMessage(), option),
                why);
    }
}
