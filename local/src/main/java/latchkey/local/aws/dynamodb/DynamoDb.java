package latchkey.local.aws.dynamodb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsCall;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.AwsService;
import latchkey.local.aws.Caller;
import latchkey.local.aws.JsonWire;
import latchkey.local.aws.Permission;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * DynamoDB and its streams: DynamoDB Local behind the wire that clients speak. What it has not got (backups, PartiQL,
 * global tables) it or we refuse by name.
 */
public final class DynamoDb implements AwsService, AutoCloseable {

    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");
    private static final Set<String> READS = Set.of("GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems");

    /** PartiQL, whose library is not fetched. */
    private static final Set<String> NOT_HERE =
            Set.of("ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction");

    private final Engine engine;
    private final DynamoDbClient tables;
    private final Map<Class<?>, Object> clients;
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();
    private final Conflicts conflicts = new Conflicts(this::keys);
    private final Consumed consumed = new Consumed();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    private DynamoDb(Engine engine) {
        this.engine = engine;
        this.tables = engine.tables();
        this.clients = Map.of(DynamoDbClient.class, tables, DynamoDbStreamsClient.class, engine.streams());
    }

    /**
     * Opens or makes the tables of a folder. One process at a time may have it open; the caller sees to that.
     *
     * @param classpath the file that the build of {@code local/dynamodb} wrote
     * @throws BrokenData where the folder's file is none of DynamoDB Local's, or is damaged
     */
    public static DynamoDb onDisk(Path folder, Path classpath) {
        var file = folder.resolve("dynamodb.sqlite");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BrokenData(file, e);
        }
        return new DynamoDb(Engine.start(file, Engine.jars(classpath)));
    }

    /** Nothing is kept. */
    public static DynamoDb inMemory(Path classpath) {
        return new DynamoDb(Engine.start(null, Engine.jars(classpath)));
    }

    /**
     * Makes the table, if it is not there.
     *
     * @throws IllegalStateException where one of that name has other keys or another stream
     */
    public void create(Table table) {
        try {
            var there = tables.describeTable(ask -> ask.tableName(table.name())).table();
            var stream = there.streamSpecification() == null
                    ? null
                    : there.streamSpecification().streamViewTypeAsString();
            if (!there.keySchema().equals(table.schema()) || !Objects.equals(stream, table.stream())) {
                throw new IllegalStateException(
                        "The table %s of the data has the keys %s and the stream %s; the template wants %s and %s. Begin anew with --fresh."
                                .formatted(table.name(), there.keySchema(), stream, table.schema(), table.stream()));
            }
        } catch (ResourceNotFoundException e) {
            tables.createTable(table.creation());
            if (table.expires() != null) {
                tables.updateTimeToLive(set -> set.tableName(table.name())
                        .timeToLiveSpecification(on -> on.enabled(true).attributeName(table.expires())));
            }
        }
    }

    /**
     * The ARN of a table's stream.
     *
     * @throws IllegalStateException where it has none
     */
    public String streamArn(String table) {
        var arn = tables.describeTable(ask -> ask.tableName(table)).table().latestStreamArn();
        if (arn == null) {
            throw new IllegalStateException("The table %s has no stream".formatted(table));
        }
        return LocalArns.ours(arn);
    }

    /** Runs {@code watcher} after each write, on the thread that made it: there may be new stream records. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    @Override
    public String signingName() {
        return "dynamodb";
    }

    @Override
    public Set<String> operations() {
        var names = Operation.names(clients.keySet());
        names.removeAll(NOT_HERE);
        return names;
    }

    @Override
    public List<Permission> needs(AwsCall call) {
        return Needs.of(operation(call), JsonWire.members(call));
    }

    @Override
    public AwsAnswer answer(AwsCall call) {
        var name = operation(call);
        var asked = JsonWire.members(call);
        Map<String, Object> answer;
        try (var _ = conflicts.hold(name, asked)) {
            answer = counted(name, call.caller(), asked);
            if (name.equals("TransactWriteItems")) {
                awaitCommit();
            }
        }
        if (WRITES.contains(name)) {
            watchers.forEach(Runnable::run);
        }
        return JsonWire.answer(answer);
    }

    @Override
    public void close() {
        engine.close();
    }

    /**
     * DynamoDB Local answers a transaction before its COMMIT has run. All its jobs stand in one queue, so what is asked
     * afterwards is answered when the file has the transaction; only then may the caller believe it.
     */
    private void awaitCommit() {
        tables.listTables(ask -> ask.limit(1));
    }

    private Map<String, Object> counted(String name, Caller caller, Map<String, @Nullable Object> members) {
        if (!WRITES.contains(name) && !READS.contains(name)) {
            return call(name, members);
        }
        var answer = call(name, Consumed.asked(members) ? members : Consumed.asking(members));
        consumed.count(caller, WRITES.contains(name), members, answer);
        return answer;
    }

    /** By caller: units {@code read} and {@code written}, and {@code entries} that queries looked at, since the start. */
    public Map<String, Map<String, Number>> consumed() {
        return consumed.counts();
    }

    private Map<String, Object> call(String name, Map<String, @Nullable Object> members) {
        try {
            if (WRITES.contains(name) || READS.contains(name)) {
                return operation(name).call(members);
            }
            var answer = new LinkedHashMap<>(operation(name).call(LocalArns.inward(members)));
            answer.replaceAll(LocalArns::outward);
            return answer;
        } catch (DynamoDbException e) {
            throw fault(e);
        } catch (SdkJson.WrongType e) {
            throw new AwsFault(400, "SerializationException", String.valueOf(e.getMessage()));
        }
    }

    private List<String> keys(String table) {
        try {
            return tables.describeTable(ask -> ask.tableName(table)).table().keySchema().stream()
                    .map(KeySchemaElement::attributeName)
                    .toList();
        } catch (DynamoDbException e) {
            return List.of(); // the call itself is told so
        }
    }

    private Operation operation(String name) {
        return operations.computeIfAbsent(
                name,
                key -> Operation.named(key, clients)
                        .filter(found -> !NOT_HERE.contains(key))
                        .orElseThrow(() -> new AwsFault(
                                400, "UnknownOperationException", "There is no operation '%s' here.".formatted(key))));
    }

    private static AwsFault fault(DynamoDbException e) {
        var details = e.awsErrorDetails();
        if (details == null) {
            throw e;
        }
        return new AwsFault(
                e.statusCode(),
                details.errorCode(),
                LocalArns.ours(String.valueOf(details.errorMessage())),
                SdkJson.members(e));
    }
}
