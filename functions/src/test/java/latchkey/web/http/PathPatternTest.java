package latchkey.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PathPatternTest {

    private static final PathPattern COMMENTS = new PathPattern("/tickets/{ticket}/comments");

    @Test
    void a_name_in_braces_stands_for_one_part() {
        assertThat(COMMENTS.match("/tickets/AR-7K3M9Q2X/comments")).contains(Map.of("ticket", "AR-7K3M9Q2X"));
    }

    @Test
    void other_paths_are_other_paths() {
        assertThat(COMMENTS.match("/tickets/AR-7K3M9Q2X/comments/")).isEmpty();
        assertThat(COMMENTS.match("/tickets//comments")).isEmpty();
        assertThat(COMMENTS.match("/tickets/a/b/comments")).isEmpty();
        assertThat(COMMENTS.match("//tickets/a/comments")).isEmpty();
    }
}
