package latchkey.sdk;

import static latchkey.sdk.Items.number;
import static latchkey.sdk.Items.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import latchkey.local.aws.dynamodb.TimeToLive;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

@SdkTest("DynamoDB")
@Source("amazondynamodb/latest/developerguide/TTL.html")
@Unjudged(why = "Time to live acts within days; only here can the clock be moved")
class ExpiryTest {

    private static final long NOW = 1_800_000_000;

    private final Aws aws;
    private final Items items;
    private final TimeToLive expiry;

    ExpiryTest(Aws aws) {
        this.aws = aws;
        this.items = Items.streamed(aws, StreamViewType.NEW_IMAGE);
        this.expiry = new TimeToLive(items.client, items.table, List.of("pk", "sk"), "expires");
    }

    @Test
    void what_has_expired_is_deleted_some_time_later_and_nothing_else() {
        items.put("a", "past", "expires", number(NOW - 1));
        items.put("a", "future", "expires", number(NOW + 1_000_000));
        items.put("a", "never");

        expire();

        assertThat(items.sortKeys("a")).containsExactly("future", "never");
    }

    @Test
    void what_is_no_number_of_seconds_never_expires() {
        items.put("a", "text", "expires", text("1"));
        items.put("a", "nothing", "expires", AttributeValue.fromNul(true));

        expire();

        assertThat(items.sortKeys("a")).containsExactly("nothing", "text");
    }

    @Test
    void what_was_given_more_time_meanwhile_stays() {
        items.put("a", "b", "expires", number(NOW - 1));
        expiry.read();
        items.put("a", "b", "expires", number(NOW + 1_000_000));

        expiry.due(Instant.ofEpochSecond(NOW).plus(Duration.ofDays(1)));

        assertThat(items.sortKeys("a")).containsExactly("b");
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html")
    void the_deletion_stands_in_the_stream_as_a_REMOVE() {
        items.put("a", "b", "expires", number(NOW - 1));

        expire();

        assertThat(new Shards(aws.streams(), items).records(2).getLast().eventName())
                .isEqualTo(OperationType.REMOVE);
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html")
    @Differs(judge = Judge.HERE, how = "the record of a deletion by time to live does not say who deleted")
    void the_record_of_the_deletion_names_DynamoDB_itself_as_the_one_who_deleted() {
        items.put("a", "b", "expires", number(NOW - 1));

        expire();

        var who = new Shards(aws.streams(), items).records(2).getLast().userIdentity();
        assertThat(who).isNotNull();
        assertThat(who.type()).isEqualTo("Service");
        assertThat(who.principalId()).isEqualTo("dynamodb.amazonaws.com");
    }

    private void expire() {
        expiry.read();
        expiry.due(Instant.ofEpochSecond(NOW).plus(Duration.ofDays(1)));
    }
}
