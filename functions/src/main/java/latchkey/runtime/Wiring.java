package latchkey.runtime;

import java.time.InstantSource;
import java.util.Map;
import latchkey.people.Address;
import latchkey.people.Joining;
import latchkey.store.Store;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The only place where things are put together. A handler asks it for what it needs, once. */
public final class Wiring {

    private final Config config;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final InstantSource clock;
    private final Ids ids = new Ids();

    /** @param clock moves with AWS's own there, and with the rehearsal's here */
    public Wiring(
            Map<String, String> environment,
            SdkHttpClient http,
            AwsCredentialsProvider credentials,
            InstantSource clock) {
        this.config = new Config(environment);
        this.http = http;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** As it runs in AWS. */
    public static Wiring deployed() {
        var environment = System.getenv();
        AwsCredentialsProvider credentials = environment.containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI")
                ? software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider.builder()
                        .build() // SnapStart
                : EnvironmentVariableCredentialsProvider.create();
        return new Wiring(environment, UrlConnectionHttpClient.create(), credentials, InstantSource.system());
    }

    public Config config() {
        return config;
    }

    public InstantSource clock() {
        return clock;
    }

    public Ids ids() {
        return ids;
    }

    public Log log() {
        return new Log(
                System.out, clock, config.maybe("AWS_LAMBDA_FUNCTION_NAME").orElse("latchkey"));
    }

    public Store store() {
        var joining = new Joining(
                config.maybe("WORKSPACE_DOMAIN").map(String::strip),
                config.maybe("FIRST_IT_ADMIN").map(String::strip).flatMap(Address::parse));
        return new Store(
                aws(DynamoDbClient.builder()).build(),
                config.text("TABLE_NAME"),
                clock,
                ids::secret,
                ids::person,
                joining);
    }

    public Machine machine() {
        return new Machine(aws(SfnClient.builder()).build(), config.text("STATE_MACHINE_ARN"));
    }

    public SqsClient queues() {
        return aws(SqsClient.builder()).build();
    }

    public SesV2Client mail() {
        return aws(SesV2Client.builder()).build();
    }

    public S3Client files() {
        return aws(S3Client.builder())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    private <
                    B extends
                            AwsClientBuilder<B, C>
                                    & software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder<B, C>,
                    C>
            B aws(B builder) {
        return builder.httpClient(http)
                .credentialsProvider(credentials)
                .region(Region.of(config.maybe("AWS_REGION").orElse("eu-west-1")));
    }
}
