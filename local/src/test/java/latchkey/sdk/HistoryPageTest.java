package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.SfnException;

@SdkTest("Step Functions")
@Source("step-functions/latest/apireference/API_GetExecutionHistory.html")
class HistoryPageTest {

    private final Machines machines;

    HistoryPageTest(Aws aws) {
        this.machines = new Machines(aws);
    }

    @Test
    void in_reverse_the_latest_event_comes_first() throws Exception {
        var execution = ended("{ StartAt: Do, States: { Do: { Type: Pass, End: true } } }");

        assertThat(machines.states()
                        .getExecutionHistory(
                                history -> history.executionArn(execution).reverseOrder(true))
                        .events())
                .extracting(HistoryEvent::id)
                .containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "The page has all of them")
    void a_page_has_at_most_max_results_and_the_token_of_the_next() throws Exception {
        var execution =
                ended("{ StartAt: Do, States: { Do: { Type: Pass, Next: End }, End: { Type: Pass, End: true } } }");

        var pages = machines
                .states()
                .getExecutionHistoryPaginator(
                        history -> history.executionArn(execution).maxResults(4))
                .stream()
                .map(page -> page.events().stream().map(HistoryEvent::id).toList())
                .toList();

        assertThat(pages).allSatisfy(page -> assertThat(page).hasSizeLessThanOrEqualTo(4));
        assertThat(pages.stream().flatMap(List::stream))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 6).boxed().toList());
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "It is given")
    void a_page_of_more_than_1000_is_refused() throws Exception {
        var execution = ended("{ StartAt: Do, States: { Do: { Type: Succeed } } }");

        assertThatThrownBy(() -> machines.states()
                        .getExecutionHistory(
                                history -> history.executionArn(execution).maxResults(1001)))
                .isInstanceOf(SfnException.class);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "They are given")
    void without_execution_data_inputs_and_outputs_are_left_out() throws Exception {
        var execution = ended("{ StartAt: Do, States: { Do: { Type: Pass, End: true } } }");

        var events = machines.states()
                .getExecutionHistory(history -> history.executionArn(execution).includeExecutionData(false))
                .events();

        assertThat(events.get(1).stateEnteredEventDetails().name()).isEqualTo("Do");
        assertThat(events.get(1).stateEnteredEventDetails().input()).isNull();
        assertThat(events.get(2).stateExitedEventDetails().output()).isNull();
    }

    @Test
    void the_history_of_an_execution_that_is_not_there_is_refused_by_name() {
        var machine = machines.make("{ StartAt: Do, States: { Do: { Type: Succeed } } }");
        var execution = machine.replace(":stateMachine:", ":execution:") + ":none";

        assertThatThrownBy(() -> machines.history(execution)).isInstanceOf(ExecutionDoesNotExistException.class);
    }

    private String ended(String yaml) throws InterruptedException {
        return machines.run(yaml, "{}").executionArn();
    }
}
