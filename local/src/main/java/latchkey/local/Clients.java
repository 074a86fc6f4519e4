package latchkey.local;

import java.time.InstantSource;
import java.util.Map;
import latchkey.local.aws.Account;
import latchkey.local.aws.Caller;
import latchkey.runtime.Wiring;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The SDK's own clients, each signed as somebody, on the way that leads to the look-alikes. */
record Clients(SdkHttpClient http, InstantSource clock) {

    DynamoDbStreamsClient streams(String caller) {
        return DynamoDbStreamsClient.builder()
                .httpClient(http)
                .region(Region.of(Account.REGION))
                .credentialsProvider(key(caller))
                .build();
    }

    DynamoDbClient tables(String caller) {
        return DynamoDbClient.builder()
                .httpClient(http)
                .region(Region.of(Account.REGION))
                .credentialsProvider(key(caller))
                .build();
    }

    S3Client files(String caller) {
        return wiring(caller, Map.of()).files();
    }

    /** The functions' own wiring, for whoever is at the keyboard. */
    Wiring developer(Map<String, String> environment) {
        return wiring(Caller.DEVELOPER.name(), environment);
    }

    private Wiring wiring(String caller, Map<String, String> environment) {
        return new Wiring(environment, http, key(caller), clock);
    }

    private static StaticCredentialsProvider key(String caller) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(caller, "local"));
    }
}
