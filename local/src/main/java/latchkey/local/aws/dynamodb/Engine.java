package latchkey.local.aws.dynamodb;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * DynamoDB Local 3.3.1, embedded. It is called by reflection, as nothing may be compiled against it, and told to send no
 * telemetry. What it has answered survives the end of the process ({@link Pragmas}).
 */
final class Engine implements AutoCloseable {

    private static final String PACKAGE = "software.amazon.dynamodb.services.local.";

    /** Says each fault of the file with a stack trace before it throws it. Held here, or its filter would be forgotten. */
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private final Class<?> type;
    private final Object local;

    private Engine(Class<?> type, Object local) {
        this.type = type;
        this.local = local;
    }

    /**
     * @param file the database, made where there is none; null keeps all in memory
     * @param jars as {@link #jars} reads them
     * @throws BrokenData where the file is no such database, or is damaged
     */
    static Engine start(@Nullable Path file, List<Path> jars) {
        // Its log4j has an interface and no engine; without this it says so on standard error.
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        var loader = Isolated.of(jars);
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            var embedded = Class.forName(PACKAGE + "embedded.DynamoDBEmbedded", true, loader);
            SQLITE.setFilter(record -> false);
            var withoutTelemetry = true;
            var engine = new Engine(
                    loader.loadClass(PACKAGE + "shared.access.AmazonDynamoDBLocal"),
                    embedded.getMethod("create", File.class, Boolean.class)
                            .invoke(null, file == null ? null : file.toFile(), withoutTelemetry));
            engine.tables().listTables();
            if (file != null) {
                engine.set(loader.loadClass(Isolated.PRAGMAS));
            }
            return engine;
        } catch (InvocationTargetException | ExecutionException | SdkException e) {
            throw new BrokenData(file, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("These jars are not DynamoDB Local 3.3.1: " + jars, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * The jars that {@code local/dynamodb} fetched.
     *
     * @param classpath the file that its build wrote
     * @throws IllegalStateException where it is not there, or names what is not there
     */
    static List<Path> jars(Path classpath) {
        try {
            var jars = Arrays.stream(Files.readString(classpath).strip().split(File.pathSeparator, -1))
                    .map(Path::of)
                    .toList();
            for (var jar : jars) {
                if (!Files.isReadable(jar)) {
                    throw new IllegalStateException(
                            "%s names %s, which is not there. Build local/dynamodb again.".formatted(classpath, jar));
                }
            }
            return jars;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "DynamoDB Local has not been fetched: %s cannot be read. Build local/dynamodb."
                            .formatted(classpath),
                    e);
        }
    }

    DynamoDbClient tables() {
        return (DynamoDbClient) call("dynamoDbClient");
    }

    DynamoDbStreamsClient streams() {
        return (DynamoDbStreamsClient) call("dynamoDbStreamsClient");
    }

    /** Returns when the file is closed: while SQLite brings its log into the file, nobody else can open it. */
    @Override
    public void close() {
        try {
            var queue = queue();
            call("shutdown");
            queue.getClass().getMethod("join").invoke(queue);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("DynamoDB Local cannot be closed", e);
        }
    }

    /** Has SQLite's own thread run the job. */
    private void set(Class<?> pragmas) throws ReflectiveOperationException, ExecutionException {
        var queue = queue();
        var job = (Future<?>) pragmas.getConstructor().newInstance();
        queue.getClass().getMethod("execute", pragmas.getSuperclass()).invoke(queue, job);
        try {
            job.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while DynamoDB Local started", e);
        }
    }

    /** SQLite's jobs stand in one queue, and one thread does them. */
    private Object queue() throws ReflectiveOperationException {
        return field(field(field(field(local, "val$handler"), "impl"), "dbAccess"), "queue");
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
        var field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }

    private Object call(String method) {
        try {
            return type.getMethod(method).invoke(local);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("DynamoDB Local failed at " + method, e);
        }
    }
}
