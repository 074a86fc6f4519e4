package latchkey.local.aws.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import latchkey.local.aws.Account;
import latchkey.runtime.Wiring;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** One instance of a function. It serves one invocation at a time, many after each other, like Lambda's own. */
final class Sandbox {

    private final FunctionSetup setup;
    private final Leash leash;
    private final RequestStreamHandler handler;

    /** @throws IllegalArgumentException where the handler cannot be made; Lambda calls this a failed init */
    Sandbox(FunctionSetup setup, SdkHttpClient http, InstantSource clock) {
        this.setup = setup;
        this.leash = new Leash(http);
        var wiring = new Wiring(environment(setup), leash, credentials(setup), clock);
        this.handler = handler(setup, wiring);
    }

    /** Runs the function to its end, on the caller's thread. What it throws is its answer. */
    FunctionAnswer serve(byte[] event) {
        var answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event),
                    answer,
                    new SandboxContext(setup, UUID.randomUUID().toString()));
        } catch (IOException | RuntimeException | Error e) {
            e.printStackTrace(System.err);
            return FunctionAnswer.thrown(e);
        }
        return new FunctionAnswer(answer.toByteArray(), false);
    }

    /** Whether it can serve again. */
    boolean alive() {
        return !leash.isCut();
    }

    /** From now on nothing in it reaches AWS. */
    void end() {
        leash.cut();
    }

    private static Map<String, String> environment(FunctionSetup setup) {
        var environment = new TreeMap<>(setup.environment());
        environment.put("AWS_REGION", Account.REGION);
        environment.put("AWS_DEFAULT_REGION", Account.REGION);
        environment.put("AWS_LAMBDA_FUNCTION_NAME", setup.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(setup.memory()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("_HANDLER", setup.handler());
        environment.put("TZ", ":UTC");
        return Map.copyOf(environment);
    }

    private static StaticCredentialsProvider credentials(FunctionSetup setup) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(setup.name(), "local"));
    }

    /** @throws IllegalArgumentException where the handler is no class that can be made with a {@link Wiring} */
    static Constructor<? extends RequestStreamHandler> check(FunctionSetup setup) {
        try {
            return Class.forName(setup.handler())
                    .asSubclass(RequestStreamHandler.class)
                    .getConstructor(Wiring.class);
        } catch (ClassNotFoundException e) {
            throw cannotStart(setup, "is no class of the functions", e);
        } catch (ClassCastException e) {
            throw cannotStart(setup, "is no RequestStreamHandler", e);
        } catch (NoSuchMethodException e) {
            throw cannotStart(setup, "has no public constructor that takes a Wiring", e);
        }
    }

    private static RequestStreamHandler handler(FunctionSetup setup, Wiring wiring) {
        try {
            return check(setup).newInstance(wiring);
        } catch (InvocationTargetException e) {
            throw cannotStart(setup, "failed to start: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw cannotStart(setup, "cannot be made", e);
        }
    }

    private static IllegalArgumentException cannotStart(FunctionSetup setup, String why, Throwable cause) {
        return new IllegalArgumentException(
                "%s: the handler %s %s.".formatted(setup.name(), setup.handler(), why), cause);
    }
}
