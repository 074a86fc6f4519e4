package latchkey.bench;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.s3.S3Client;

/** Whoever is at the keyboard, with AWS's own clients, where a subject was started with {@code --aws-port}. */
final class Developer implements AutoCloseable {

    static final String TABLE = "latchkey-Data-Table";

    /** A unit is two reads of up to 4 KB, as a scan reads. */
    private static final int BYTES_OF_A_UNIT = 8 * 1024;

    private final URI aws;
    private final DynamoDbClient tables;
    private final S3Client files;

    Developer(Subject subject) {
        this.aws = URI.create(subject.aws());
        this.tables = at(DynamoDbClient.builder()).build();
        this.files = at(S3Client.builder()).forcePathStyle(true).build();
    }

    DynamoDbClient tables() {
        return tables;
    }

    S3Client files() {
        return files;
    }

    /** The whole table's, to 8 KB a page of 1 MB. */
    long tableBytes() {
        double units = 0;
        Map<String, AttributeValue> start = Map.of();
        do {
            var from = start;
            var page = tables.scan(scan -> scan.tableName(TABLE)
                    .exclusiveStartKey(from.isEmpty() ? null : from)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            units += page.consumedCapacity().capacityUnits();
            start = page.lastEvaluatedKey();
        } while (!start.isEmpty());
        return (long) (units * BYTES_OF_A_UNIT);
    }

    @Override
    public void close() {
        tables.close();
        files.close();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B at(B builder) {
        return builder.httpClient(UrlConnectionHttpClient.create())
                .region(Region.EU_WEST_1)
                .endpointOverride(aws)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("developer", "local")));
    }
}
