package latchkey.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.iam.Policies;
import latchkey.local.aws.sqs.Sqs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QueuePollerTest {

    private final Disk disk = Disk.inMemory();
    private final Sqs queues = new Sqs(disk, new VirtualClock(disk));
    private final Functions functions = Scripted.functions(Duration.ofSeconds(10));

    @AfterEach
    void end() {
        functions.close();
        disk.close();
    }

    @Test
    void a_mapping_without_permission_is_refused() {
        var source = new QueueSource("Scripted", "mails", 10, Duration.ofMillis(20), 2, true);
        var none = new Policies(Map.of(new Caller("Scripted"), List.of()), List.of());

        assertThatThrownBy(() -> new QueuePoller(source, queues, none, functions))
                .hasMessage("Scripted cannot be woken by mails: its role does not allow sqs:ReceiveMessage");
    }
}
