package latchkey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** What was once sent or stored, kept as files below {@code messages}, which are never changed. */
public final class Kept {

    private Kept() {}

    /** @param file such as {@code v1/stage/ask} */
    public static String text(String file) {
        try (var in = Kept.class.getResourceAsStream("/messages/" + file + ".json")) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, @Nullable Object> json(String file) {
        return Json.object(text(file));
    }
}
