package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Which scenario shows which requirement: each names the numbers in a comment beside what shows it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RequirementsTest {

    private static final Path SCENARIOS = Path.of("src/test/java/latchkey/scenario");

    private static final Pattern TEST = Pattern.compile("^    void (\\w+)\\(.*");
    private static final Pattern COMMENT = Pattern.compile("//(.*)$");
    private static final Pattern NUMBERS = Pattern.compile("\\b([RA])(\\d{1,2})(?:–[RA](\\d{1,2}))?\\b");

    /** In the order of their numbers: first the requirements, then the readings. */
    private static final Comparator<String> ORDER = Comparator.comparingInt(
                    (String name) -> name.charAt(0) == 'R' ? 0 : 1)
            .thenComparingInt(name -> Integer.parseInt(name.substring(1)));

    @Test
    void each_requirement_is_shown_by_a_scenario_through_a_real_door() throws IOException {
        var shown = new TreeMap<String, Set<String>>(ORDER);
        all().forEach(name -> shown.put(name, new TreeSet<>()));
        try (var files = Files.list(SCENARIOS)) {
            for (var file : files.filter(one -> one.toString().endsWith("Test.java"))
                    .sorted()
                    .toList()) {
                read(file, shown);
            }
        }
        shown.forEach((name, scenarios) -> System.out.println(name
                + (scenarios.isEmpty() ? "  –" : "")
                + String.join("", scenarios.stream().map(s -> "\n    " + s).toList())));

        assertThat(shown.entrySet().stream()
                        .filter(entry -> entry.getValue().isEmpty())
                        .map(Map.Entry::getKey))
                .as("requirements that no scenario names")
                .isEmpty();
    }

    private static List<String> all() {
        return Stream.concat(
                        IntStream.rangeClosed(1, 58).mapToObj(number -> "R" + number),
                        IntStream.rangeClosed(1, 12).mapToObj(number -> "A" + number))
                .toList();
    }

    private static void read(Path file, Map<String, Set<String>> shown) throws IOException {
        var scenario = "";
        for (var line : Files.readAllLines(file)) {
            var test = TEST.matcher(line);
            if (test.matches()) {
                scenario = file.getFileName().toString().replace(".java", ": ")
                        + test.group(1).replace('_', ' ');
            }
            var comment = COMMENT.matcher(line);
            if (!scenario.isEmpty() && comment.find()) {
                var named = NUMBERS.matcher(comment.group(1));
                while (named.find()) {
                    note(named.group(1), named.group(2), named.group(3), scenario, shown);
                }
            }
        }
    }

    private static void note(
            String letter, String first, @Nullable String last, String scenario, Map<String, Set<String>> shown) {
        int to = Integer.parseInt(last == null ? first : last);
        for (int number = Integer.parseInt(first); number <= to; number++) {
            assertThat(shown).as(scenario).containsKey(letter + number);
            Objects.requireNonNull(shown.get(letter + number)).add(scenario);
        }
    }
}
