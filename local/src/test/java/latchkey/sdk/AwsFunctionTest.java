package latchkey.sdk;

import static latchkey.sdk.Judge.LOCALSTACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The functions that Step Functions adds to JSONata: its own JavaScript cannot be their witness. */
@SdkTest("Step Functions")
@Source("step-functions/latest/dg/transforming-data.html")
class AwsFunctionTest {

    private final Machines machines;

    AwsFunctionTest(Aws aws) {
        this.machines = new Machines(aws);
    }

    @Test
    void partition_cuts_an_array_into_chunks_the_last_of_which_may_be_shorter() throws Exception {
        assertThat(value("$partition([1,2,3,4,5], 2)"))
                .isEqualTo(List.of(List.of(1L, 2L), List.of(3L, 4L), List.of(5L)));
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "The execution fails with States.Runtime")
    void partition_rounds_the_size_of_a_chunk_down() throws Exception {
        assertThat(value("$partition([1,2,3], 2.9)")).isEqualTo(List.of(List.of(1L, 2L), List.of(3L)));
    }

    @Test
    void range_counts_from_the_first_to_the_last() throws Exception {
        assertThat(value("$range(0, 10, 2)")).isEqualTo(List.of(0L, 2L, 4L, 6L, 8L, 10L));
    }

    @Test
    void range_ends_before_it_exceeds_the_last() throws Exception {
        assertThat(value("$range(1, 6, 2)")).isEqualTo(List.of(1L, 3L, 5L));
    }

    @Test
    void range_counts_down_with_a_negative_step() throws Exception {
        assertThat(value("$range(3, 1, 0 - 1)")).isEqualTo(List.of(3L, 2L, 1L));
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "An apology instead of a hash")
    void hash_gives_the_hash_of_a_text_in_each_algorithm() throws Exception {
        assertThat(value("$hash('abc', 'MD5')")).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
        assertThat(value("$hash('abc', 'SHA-1')")).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
        assertThat(value("$hash('abc', 'SHA-256')"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(value("$hash('abc', 'SHA-384')"))
                .asString()
                .startsWith("cb00753f45a35e8b")
                .hasSize(96);
        assertThat(value("$hash('abc', 'SHA-512')"))
                .asString()
                .startsWith("ddaf35a193617aba")
                .hasSize(128);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "An apology instead of a hash")
    void hash_in_another_algorithm_is_a_query_evaluation_error() throws Exception {
        assertThat(error("$hash('abc', 'CRC')")).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void random_gives_a_number_from_0_to_below_1() throws Exception {
        assertThat(new BigDecimal(String.valueOf(value("$random()")))).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "The execution fails")
    void random_of_one_seed_is_one_number() throws Exception {
        assertThat(value("$random(7) = $random(7)")).isEqualTo(true);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "An apology instead of a UUID")
    void uuid_gives_a_uuid_of_version_4() throws Exception {
        var uuid = String.valueOf(value("$uuid()"));

        assertThat(uuid).hasSize(36);
        assertThat(UUID.fromString(uuid).version()).isEqualTo(4);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "An apology instead of a UUID")
    void uuid_gives_another_one_each_time() throws Exception {
        assertThat(value("$uuid() = $uuid()")).isEqualTo(false);
    }

    @Test
    void parse_reads_json() throws Exception {
        assertThat(value("$parse('{\"a\": [1, true, \"x\"]}')")).isEqualTo(Map.of("a", List.of(1L, true, "x")));
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "States.Runtime")
    void parse_of_what_is_no_json_is_a_query_evaluation_error() throws Exception {
        assertThat(error("$parse('{')")).isEqualTo("States.QueryEvaluationError");
    }

    private @Nullable Object value(String expression) throws InterruptedException {
        return machines.output(machines.run(machine(expression), "{}"));
    }

    private @Nullable String error(String expression) throws InterruptedException {
        return machines.run(machine(expression), "{}").error();
    }

    private static String machine(String expression) {
        return "{ StartAt: Do, States: { Do: { Type: Pass, End: true, Output: '{% " + expression.replace("'", "''")
                + " %}' } } }";
    }
}
