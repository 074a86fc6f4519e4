package latchkey.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ResourceLock(Scripted.SCRIPT)
class FunctionsTest {

    @Test
    void a_handler_that_is_not_there_is_named() {
        var setup = new FunctionSetup("InboxFunction", "latchkey.inbox.Nowhere", Map.of(), Duration.ofSeconds(5), 512);

        assertThatThrownBy(() -> new Functions(
                        List.of(setup), Scripted.nowhere(), InstantSource.system(), new FaultPlan(), Set.of()))
                .hasMessage("InboxFunction: the handler latchkey.inbox.Nowhere is no class of the functions.");
    }
}
