package latchkey.local.aws.states;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;

/** A fresh Step Functions for each test. */
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class StatesTest {

    /** One state that sends a token and waits for it; {@code MORE} stands for further fields of its own. */
    static final String WAITING = """
            StartAt: Ask
            States:
              Ask:
                Type: Task
                Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken
                Arguments: { QueueUrl: q, MessageBody: { token: "{% $states.context.Task.Token %}" } }
                TimeoutSeconds: 100
                MORE
                Next: Done
              Done: { Type: Succeed }
              Other: { Type: Pass, End: true }
            """;

    @TempDir
    Path folder;

    Machines aws;

    @BeforeEach
    void open() {
        aws = Machines.in(folder);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    /** The waiting machine with more fields; the state Other is left out where nothing leads to it. */
    static String waiting(String... more) {
        var machine = WAITING.replace("MORE", String.join("\n    ", more));
        return List.of(more).toString().contains("Next: Other")
                ? machine
                : machine.replace("  Other: { Type: Pass, End: true }\n", "");
    }

    /** Runs one Pass state and gives its output. */
    Object pass(String fields, String input) {
        var execution = aws.run(
                aws.machine("{ StartAt: Do, States: { Do: { Type: Pass, End: true, " + fields + " } } }"), input);
        var output = aws.output(execution);
        return output == null ? "null" : output;
    }
}
