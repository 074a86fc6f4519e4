package latchkey.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the templates are held against.
 *
 * @param names the account, region and stack
 * @param handlers the classes that can be a function's handler
 * @param jar where Maven builds the functions' jar
 * @param definitionFaults what is wrong with a state machine's definition, one sentence each; none where it is right
 * @param outcomes the words with which a ticket can answer a state
 */
public record Surroundings(
        Names names,
        Handlers handlers,
        Path jar,
        Function<Map<String, @Nullable Object>, List<String>> definitionFaults,
        Set<String> outcomes) {}
