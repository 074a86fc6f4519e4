package latchkey.sdk;

import org.junit.jupiter.api.Test;

/** Each definition is refused, and taken with the one thing mended. */
@SdkTest("Step Functions")
@Source("https://states-language.net/spec.html")
class DefinitionRecoveryTest {

    private static final String ASK = "{ StartAt: A, States: { A: { " + Machines.ASK + ", HERE, End: true } } }";
    private static final String RETRY = ASK.replace("HERE", "Retry: [ { ErrorEquals: [ E ], HERE } ]");
    private static final String CATCH =
            "{ StartAt: A, States: { A: { " + Machines.ASK + ", Catch: [ HERE ], Next: B }, B: { Type: Succeed } } }";

    private final Machines machines;

    DefinitionRecoveryTest(Aws aws) {
        this.machines = new Machines(aws);
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_field_of_a_retrier_that_is_misspelt_is_refused() {
        machines.refuses("MaxAttempt: 1", "MaxAttempts: 1", RETRY);
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_field_of_a_catcher_that_is_misspelt_is_refused() {
        machines.refuses(
                "{ ErrorEquals: [ E ], Asign: { x: 1 }, Next: B }",
                "{ ErrorEquals: [ E ], Assign: { x: 1 }, Next: B }",
                CATCH);
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void an_interval_of_0_is_refused() {
        machines.refuses("IntervalSeconds: 0", "IntervalSeconds: 1", RETRY);
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void attempts_below_0_are_refused() {
        machines.refuses("MaxAttempts: -1", "MaxAttempts: 0", RETRY);
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_backoff_rate_below_1_is_refused() {
        machines.refuses("BackoffRate: 0.5", "BackoffRate: 1.0", RETRY);
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    @Differs(judge = Judge.LOCALSTACK, how = "It is taken")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_longest_delay_of_0_or_of_more_than_366_days_is_refused() {
        machines.refuses("MaxDelaySeconds: 0", "MaxDelaySeconds: 2", RETRY);
        machines.refuses("MaxDelaySeconds: 31622401", "MaxDelaySeconds: 31622400", RETRY);
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_jitter_strategy_that_is_none_is_refused() {
        machines.refuses("JitterStrategy: SOME", "JitterStrategy: NONE", RETRY);
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_retry_that_is_no_list_is_refused() {
        machines.refuses("Retry: { ErrorEquals: [ E ] }", "Retry: [ { ErrorEquals: [ E ] } ]", ASK);
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void a_retrier_or_catcher_that_names_no_error_is_refused() {
        machines.refuses("Retry: [ { ErrorEquals: [] } ]", "Retry: [ { ErrorEquals: [ E ] } ]", ASK);
        machines.refuses("{ Next: B }", "{ ErrorEquals: [ E ], Next: B }", CATCH);
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void all_must_stand_alone() {
        machines.refuses(
                "{ ErrorEquals: [ E, States.ALL ], Next: B }", "{ ErrorEquals: [ States.ALL ], Next: B }", CATCH);
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    @Differs(judge = Judge.LOCALSTACK, how = "It is taken")
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void all_must_come_last() {
        machines.refuses(
                "{ ErrorEquals: [ States.ALL ], Next: B }, { ErrorEquals: [ E ], Next: B }",
                "{ ErrorEquals: [ E ], Next: B }, { ErrorEquals: [ States.ALL ], Next: B }",
                CATCH);
    }
}
