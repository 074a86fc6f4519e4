package latchkey.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A file of the demo company. Whoever has changed it reads what it must be, not what troubled the parser. */
final class DemoFile {

    private DemoFile() {}

    /**
     * The entries of its one list.
     *
     * @throws CannotRun where the file is not there, or is something else
     */
    static List<Map<?, ?>> list(Path file, String name) {
        if (read(file) instanceof Map<?, ?> held
                && held.get(name) instanceof List<?> list
                && list.stream().allMatch(Map.class::isInstance)) {
            return list.stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
        }
        throw wrong(file, "must be a list of entries below %s:".formatted(name));
    }

    /**
     * A text of an entry.
     *
     * @throws CannotRun where it has none
     */
    static String text(Map<?, ?> of, String name) {
        if (of.get(name) instanceof String text) {
            return text;
        }
        throw new CannotRun(
                "Something of the demo company, in local/demo, has no %s: %s. Write it there.".formatted(name, of));
    }

    /**
     * The file's maps and lists.
     *
     * @throws CannotRun where it is not there, or no YAML
     */
    static @Nullable Object read(Path file) {
        try (var text = Files.newInputStream(file)) {
            return new Load(LoadSettings.builder().build()).loadFromInputStream(text);
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw wrong(file, "stops being YAML in line %d".formatted(line));
        } catch (YamlEngineException _) {
            throw wrong(file, "is no YAML");
        } catch (IOException _) {
            throw wrong(file, "cannot be read");
        }
    }

    private static CannotRun wrong(Path file, String what) {
        return new CannotRun("%s %s. Mend it, or bring it back as it came with Latchkey.".formatted(file, what));
    }
}
