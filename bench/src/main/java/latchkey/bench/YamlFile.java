package latchkey.bench;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A file of ours beside these classes. */
final class YamlFile {

    private YamlFile() {}

    static Map<?, ?> read(String name) throws IOException {
        try (var file = Objects.requireNonNull(YamlFile.class.getResourceAsStream(name), name)) {
            return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
        }
    }
}
