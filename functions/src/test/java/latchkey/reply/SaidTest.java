package latchkey.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.ticket.Stage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say, a file a language: clear decisions, near misses, and tails that are put behind each decision. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SaidTest {

    private static final List<String> ENGLISH_DECISIONS = List.of("Approved", "ok approved", "Approved by me");

    @ParameterizedTest
    @Languages
    void what_is_clear_decides(String language) {
        var said = Said.in(language);

        assertThat(said.not("approve", "", Stage.APPROVAL, "APPROVE")).isEmpty();
        assertThat(said.not("deny", "", Stage.APPROVAL, "DENY")).isEmpty();
        assertThat(said.not("done", "", Stage.PROVISIONING, "DONE")).isEmpty();
        assertThat(said.not("done", "", Stage.ASSIGNMENT, "DONE")).isEmpty();
    }

    @ParameterizedTest
    @Languages
    void a_near_miss_is_a_comment(String language) {
        var said = Said.in(language);

        assertThat(said.not("comment at approval", "", Stage.APPROVAL, "COMMENT"))
                .isEmpty();
        assertThat(said.not("comment at provisioning", "", Stage.PROVISIONING, "COMMENT"))
                .isEmpty();
    }

    @ParameterizedTest
    @Languages
    void what_another_stage_asks_for_is_a_comment(String language) {
        var said = Said.in(language);

        assertThat(said.not("approve", "", Stage.PROVISIONING, "COMMENT")).isEmpty();
        assertThat(said.not("deny", "", Stage.ASSIGNMENT, "COMMENT")).isEmpty();
    }

    @ParameterizedTest
    @Languages
    void a_question_mark_makes_a_question_of_it(String language) {
        var said = Said.in(language);

        assertThat(said.notOfOneLine("approve", "?", Stage.APPROVAL)).isEmpty();
        assertThat(said.notOfOneLine("deny", "？", Stage.APPROVAL)).isEmpty();
        assertThat(said.notOfOneLine("done", " ?", Stage.PROVISIONING)).isEmpty();
    }

    @ParameterizedTest
    @Languages
    void a_tail_that_limits_makes_a_comment_of_what_gives_access(String language) {
        var said = Said.in(language);

        for (String tail : said.lines("limiting tails")) {
            assertThat(said.notOfOneLine("approve", tail, Stage.APPROVAL)).isEmpty();
            assertThat(said.notOfOneLine("done", tail, Stage.PROVISIONING)).isEmpty();
        }
    }

    @ParameterizedTest
    @Languages
    void a_tail_that_limits_in_any_language_limits_a_decision_in_english(String language) {
        for (String tail : Said.in(language).lines("limiting tails")) {
            for (String decision : ENGLISH_DECISIONS) {
                assertThat(Said.label(decision + tail, Stage.APPROVAL))
                        .as(decision + tail)
                        .isEqualTo("COMMENT");
                assertThat(Said.label("Approved.\n" + tail, Stage.APPROVAL))
                        .as("On the next line: " + tail)
                        .isEqualTo("COMMENT");
            }
        }
    }

    @ParameterizedTest
    @Languages
    void a_remark_leaves_the_decision_standing(String language) {
        var said = Said.in(language);
        String approval = said.lines("approve").getFirst();
        String done = said.lines("done").getFirst();

        for (String tail : said.lines("harmless tails")) {
            assertThat(Said.label(approval + tail, Stage.APPROVAL))
                    .as(approval + tail)
                    .isEqualTo("APPROVE");
            assertThat(Said.label(done + tail, Stage.PROVISIONING))
                    .as(done + tail)
                    .isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @Languages
    void a_reason_behind_a_clear_denial_may_hold_any_limit(String language) {
        var said = Said.in(language);

        assertThat(said.lines("reasons of a denial")).isNotEmpty();
        for (String reason : said.lines("reasons of a denial")) {
            for (String denial : List.of(said.lines("deny").getFirst(), "Denied")) {
                assertThat(Said.label(denial + reason, Stage.APPROVAL))
                        .as(denial + reason)
                        .isEqualTo("DENY");
            }
        }
    }

    @ParameterizedTest
    @Languages
    void an_exception_behind_a_denial_makes_a_comment_of_it(String language) {
        var said = Said.in(language);

        assertThat(said.lines("exceptions of a denial")).isNotEmpty();
        for (String exception : said.lines("exceptions of a denial")) {
            for (String denial : List.of(said.lines("deny").getFirst(), "Denied")) {
                assertThat(Said.label(denial + exception, Stage.APPROVAL))
                        .as(denial + exception)
                        .isEqualTo("COMMENT");
            }
        }
    }

    @ValueSource(
            strings = {
                "english",
                "german",
                "french",
                "spanish",
                "portuguese",
                "italian",
                "dutch",
                "swedish",
                "danish",
                "norwegian",
                "finnish",
                "polish",
                "czech",
                "russian",
                "ukrainian",
                "turkish",
                "japanese",
                "chinese",
                "korean",
            })
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    private @interface Languages {}

    private record Said(Map<String, List<String>> sections) {

        static Said in(String language) {
            try (var file = SaidTest.class.getResourceAsStream("said/" + language + ".txt")) {
                assertThat(file).as(language).isNotNull();
                return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        }

        private static Said parse(String text) {
            var sections = new LinkedHashMap<String, List<String>>();
            List<String> section = new ArrayList<>();
            for (String line : text.split("\n", -1)) {
                if (line.startsWith("[") && line.endsWith("]")) {
                    section = sections.computeIfAbsent(line.substring(1, line.length() - 1), key -> new ArrayList<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    section.add(line.replace('⏎', '\n'));
                }
            }
            return new Said(sections);
        }

        List<String> lines(String section) {
            return sections.getOrDefault(section, List.of());
        }

        /** The lines of a section that, with a tail, are not what they should be. */
        List<String> not(String section, String tail, Stage stage, String label) {
            assertThat(lines(section)).as(section).isNotEmpty();
            return lines(section).stream()
                    .filter(line -> !label(line + tail, stage).equals(label))
                    .toList();
        }

        List<String> notOfOneLine(String section, String tail, Stage stage) {
            return lines(section).stream()
                    .filter(line -> line.indexOf('\n') < 0)
                    .map(line -> line.replaceAll("[.!。！]+$", "") + tail)
                    .filter(line -> !label(line, stage).equals("COMMENT"))
                    .toList();
        }

        static String label(String text, Stage stage) {
            return switch (IntentReader.read(new NewText(text), stage)) {
                case Intent.Decision decision -> decision.verdict().name();
                case Intent.Comment comment -> "COMMENT";
                case Intent.Nothing nothing -> "COMMENT";
            };
        }
    }
}
