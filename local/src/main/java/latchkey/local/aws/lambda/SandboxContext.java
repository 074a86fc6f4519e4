package latchkey.local.aws.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Lambda tells a function about one invocation. Time here is real: it is the sandbox that runs out of it. */
final class SandboxContext implements Context {

    private static final LambdaLogger STANDARD_OUT = new LambdaLogger() {
        @Override
        public void log(String message) {
            System.out.println(message);
        }

        @Override
        public void log(byte[] message) {
            System.out.println(new String(message, StandardCharsets.UTF_8));
        }
    };

    private final FunctionSetup setup;
    private final String requestId;
    private final long endsAt;

    SandboxContext(FunctionSetup setup, String requestId) {
        this.setup = setup;
        this.requestId = requestId;
        this.endsAt = System.nanoTime() + setup.timeout().toNanos();
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + setup.name();
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return setup.name();
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return setup.arn();
    }

    /** No function here is called by a mobile app, so there is none, as in AWS. */
    @Override
    @SuppressWarnings("NullAway") // the library's contract: null where there is none
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // the library's contract: null where there is none
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, (endsAt - System.nanoTime()) / 1_000_000);
    }

    @Override
    public int getMemoryLimitInMB() {
        return setup.memory();
    }

    @Override
    public LambdaLogger getLogger() {
        return Objects.requireNonNull(STANDARD_OUT);
    }
}
