package latchkey.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Files that people write, as plain Java: maps in order, lists, text, numbers, {@code Boolean} and null. */
public final class Yaml {

    /** A catalog of 1,000 apps has some 500 KB. */
    public static final int MOST_BYTES = 1_000_000;

    /** The deepest rule of a catalog stands 12 deep; each level costs the reader stack. */
    private static final int DEEPEST = 50;

    /** Descriptions have 1,000; a number of a million digits would cost seconds. */
    private static final int LONGEST_TEXT = 10_000;

    private Yaml() {}

    /** @throws NotYaml where it is not exactly one document, or larger, deeper or more entangled than anybody would write */
    public static @Nullable Object read(byte[] utf8) {
        if (utf8.length > MOST_BYTES) {
            throw new NotYaml("at most %,d bytes".formatted(MOST_BYTES));
        }
        var settings = LoadSettings.builder().setCodePointLimit(MOST_BYTES).build();
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            check(text, settings);
            return new Load(settings).loadFromString(text);
        } catch (CharacterCodingException e) {
            throw new NotYaml("text in UTF-8", e);
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new NotYaml("YAML; it stops being that in line %d: %s".formatted(line, problem(e)), e);
        } catch (YamlEngineException e) {
            throw new NotYaml("one document of YAML", e);
        }
    }

    /** Writes maps, lists, text, numbers and booleans; short lists of plain values on one line. */
    public static String write(Object value) {
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.AUTO)
                        .setDereferenceAliases(true)
                        .setSplitLines(false)
                        .build())
                .dumpToString(value);
    }

    /** The parser hands out one event after the other, so depth costs it nothing; what builds the maps would overflow. */
    private static void check(String text, LoadSettings settings) {
        int depth = 0;
        for (var event : new Parse(settings).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST) {
                throw new NotYaml("at most %d levels within each other".formatted(DEEPEST) + line(event));
            }
            if (event instanceof AliasEvent) {
                throw new NotYaml("every value written out, without references such as *name" + line(event));
            }
            if (event instanceof ScalarEvent scalar && scalar.getValue().length() > LONGEST_TEXT) {
                throw new NotYaml("texts of at most %,d characters".formatted(LONGEST_TEXT) + line(event));
            }
        }
    }

    private static String line(Event event) {
        return event.getStartMark()
                .map(mark -> ", unlike in line %d".formatted(mark.getLine() + 1))
                .orElse("");
    }

    private static String problem(MarkedYamlEngineException e) {
        var problem = e.getProblem();
        return problem == null ? "the line cannot be read" : problem;
    }

    /** The text is no YAML of ours; {@link #right} says what would be. */
    public static final class NotYaml extends RuntimeException {
        NotYaml(String right) {
            super(right);
        }

        NotYaml(String right, Exception cause) {
            super(right, cause);
        }

        public String right() {
            return String.valueOf(getMessage());
        }
    }
}
