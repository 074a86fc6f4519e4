package latchkey.web.api;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A page of {@code docs/} that the build put into the jar. */
record Resource(String name) {

    byte[] read() {
        try (var content = Resource.class.getResourceAsStream("/latchkey/docs/" + name)) {
            if (content == null) {
                throw new IllegalStateException("The jar lacks latchkey/docs/" + name);
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
