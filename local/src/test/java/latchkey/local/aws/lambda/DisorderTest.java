package latchkey.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DisorderTest {

    private final List<String> records =
            IntStream.range(0, 40).mapToObj(i -> "abcd".charAt(i % 4) + "-" + i).toList();

    @Test
    void items_come_in_any_order_but_each_in_its_own() {
        var shuffled = new Disorder(7, 0).shuffled(records, record -> record.charAt(0));

        assertThat(shuffled).containsExactlyInAnyOrderElementsOf(records).isNotEqualTo(records);
        for (var item : List.of("a", "b", "c", "d")) {
            assertThat(shuffled.stream().filter(record -> record.startsWith(item)))
                    .containsExactlyElementsOf(records.stream()
                            .filter(record -> record.startsWith(item))
                            .toList());
        }
    }

    @Test
    void the_same_seed_gives_the_same_disorder() {
        assertThat(new Disorder(7, 0).shuffled(records, record -> record.charAt(0)))
                .isEqualTo(new Disorder(7, 0).shuffled(records, record -> record.charAt(0)))
                .isNotEqualTo(new Disorder(8, 0).shuffled(records, record -> record.charAt(0)));
    }
}
