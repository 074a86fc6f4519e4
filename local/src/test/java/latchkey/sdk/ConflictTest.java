package latchkey.sdk;

import static latchkey.sdk.Items.key;
import static latchkey.sdk.Items.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Calls that meet at one item. Whether they do is chance, so each test lets them run until they have met. */
@SdkTest("DynamoDB")
@Source("amazondynamodb/latest/developerguide/transaction-apis.html")
class ConflictTest {

    private static final String NEVER = "DynamoDB Local lets them wait for each other";
    private static final int ROUNDS = 500;
    private static final List<String> DONE = List.of();

    private final Items items;

    ConflictTest(Aws aws) {
        this.items = Items.in(aws);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = NEVER)
    @Differs(judge = Judge.MINISTACK, how = "Nothing is ever in conflict")
    void of_two_transactions_at_one_item_the_later_is_cancelled_with_TransactionConflict_for_that_item()
            throws Exception {
        assertThat(told(List.of("None", "TransactionConflict"), List.of(this::transact, this::transact)))
                .isTrue();
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = NEVER)
    @Differs(judge = Judge.MINISTACK, how = "Nothing is ever in conflict")
    void a_write_that_meets_a_transaction_at_its_item_is_a_TransactionConflictException() throws Exception {
        assertThat(told(List.of("TransactionConflictException"), List.of(this::transact, this::update, this::update)))
                .isTrue();
    }

    @Test
    void what_was_refused_changed_nothing_and_what_was_answered_was_done() throws Exception {
        var done = 0;
        for (var round = 0; round < 10; round++) {
            done += (int) atOnce(List.of(this::transact, this::transact, this::update)).stream()
                    .filter(DONE::equals)
                    .count();
        }

        assertThat(items.get("a", "shared")).containsEntry("n", number(done));
    }

    /** Whether one of them was told so in one of many rounds: which of them meet is left to chance. */
    private static boolean told(List<String> refusal, List<Callable<List<String>>> calls) throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            if (atOnce(calls).contains(refusal)) {
                return true;
            }
        }
        return false;
    }

    private static List<List<String>> atOnce(List<Callable<List<String>>> calls) throws Exception {
        var ready = new CountDownLatch(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = calls.stream()
                    .map(call -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return call.call();
                    }))
                    .toList();
            var told = new ArrayList<List<String>>();
            for (var call : running) {
                told.add(call.get());
            }
            return told;
        }
    }

    /** The reasons for which it was cancelled; nothing where it was done. */
    private List<String> transact() {
        try {
            items.transact(
                    items.putting("a", "own-" + Thread.currentThread().threadId()), items.counting("a", "shared"));
            return DONE;
        } catch (TransactionCanceledException cancelled) {
            return cancelled.cancellationReasons().stream()
                    .map(CancellationReason::code)
                    .toList();
        }
    }

    private List<String> update() {
        try {
            items.client.updateItem(update -> update.tableName(items.table)
                    .key(key("a", "shared"))
                    .updateExpression("ADD n :one")
                    .expressionAttributeValues(Map.of(":one", number(1))));
            return DONE;
        } catch (TransactionConflictException refused) {
            return List.of(refused.awsErrorDetails().errorCode());
        }
    }
}
