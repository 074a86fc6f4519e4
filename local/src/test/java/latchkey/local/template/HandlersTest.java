package latchkey.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HandlersTest {

    private static final Handlers HANDLERS =
            Handlers.in(HandlersTest.class.getClassLoader(), Path.of("../functions/target/classes"));

    @Test
    void a_handler_lacks_nothing() {
        assertThat(HANDLERS.known()).contains("latchkey.stage.StageHandler");
        assertThat(HANDLERS.lacks().apply("latchkey.stage.StageHandler")).isEmpty();
    }

    @Test
    void what_is_missing_is_said() {
        assertThat(HANDLERS.lacks().apply("latchkey.stage.StageHandlr"))
                .hasValueSatisfying(why -> assertThat(why).startsWith("is no class of the functions' jar"));
        assertThat(HANDLERS.lacks().apply("latchkey.runtime.Json")).contains("implements no RequestStreamHandler");
        assertThat(HANDLERS.lacks().apply(Unwired.class.getName()))
                .hasValueSatisfying(why -> assertThat(why).contains("lacks the public constructor", "Wiring"));
    }

    /** Could be called by AWS, but not started here. */
    public static final class Unwired implements com.amazonaws.services.lambda.runtime.RequestStreamHandler {
        @Override
        public void handleRequest(
                java.io.InputStream event,
                java.io.OutputStream answer,
                com.amazonaws.services.lambda.runtime.Context context) {
            throw new UnsupportedOperationException("Is never called");
        }
    }
}
