package latchkey.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import latchkey.local.aws.Calls;
import latchkey.local.aws.Gateway;
import latchkey.local.aws.InProcessHttp;
import latchkey.local.aws.dynamodb.DynamoDb;
import latchkey.local.aws.dynamodb.Table;
import latchkey.local.aws.iam.Policies;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The raw table's own rate for transactions such as ours, four writers, with nothing else of Latchkey running. */
final class TableBench {

    private static final int TRANSACTIONS = 400;

    /** About what a ticket is as an item. */
    private static final int BYTES = 1_200;

    private TableBench() {}

    static void run(Path project, Consumer<Figure> figures) throws IOException {
        var classpath = project.resolve("local/dynamodb/target/classpath");
        for (var where : Subject.Where.values()) {
            try (var tables = where == Subject.Where.MEMORY
                    ? DynamoDb.inMemory(classpath)
                    : DynamoDb.onDisk(Files.createTempDirectory("latchkey-bench"), classpath)) {
                tables.create(new Table("raw", new Table.Key("pk", "S"), new Table.Key("sk", "S"), "NEW_IMAGE", null));
                try (var client = client(tables)) {
                    rate(client, 3);
                    for (int items : List.of(3, 8)) {
                        var name = "transactions of %d items, 4 writers, %s".formatted(items, where.words);
                        figures.accept(Figure.single("table", name, "1/s", rate(client, items)));
                    }
                }
            }
        }
    }

    private static double rate(DynamoDbClient client, int items) throws IOException {
        long begun = System.nanoTime();
        Together.all(
                Collections.nCopies(TRANSACTIONS, items),
                count -> client.transactWriteItems(write -> write.transactItems(puts(count))));
        return TRANSACTIONS / ((System.nanoTime() - begun) / 1e9);
    }

    private static List<TransactWriteItem> puts(int count) {
        var puts = new ArrayList<TransactWriteItem>();
        for (int i = 0; i < count; i++) {
            puts.add(TransactWriteItem.builder()
                    .put(put -> put.tableName("raw").item(item()).conditionExpression("attribute_not_exists(pk)"))
                    .build());
        }
        return puts;
    }

    private static Map<String, AttributeValue> item() {
        var part = new HashMap<String, AttributeValue>();
        for (int i = 0; i < 20; i++) {
            part.put("field" + i, AttributeValue.fromS("x".repeat(BYTES / 25)));
        }
        return Map.of(
                "pk", AttributeValue.fromS(UUID.randomUUID().toString()),
                "sk", AttributeValue.fromS("TICKET"),
                "part", AttributeValue.fromM(part));
    }

    private static DynamoDbClient client(DynamoDb tables) {
        var gateway =
                new Gateway(new Policies(Map.of(), List.of()), new Calls(InstantSource.system()), List.of(tables));
        return DynamoDbClient.builder()
                .httpClient(new InProcessHttp(gateway))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("developer", "local")))
                .build();
    }
}
