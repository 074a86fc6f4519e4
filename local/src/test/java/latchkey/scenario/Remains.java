package latchkey.scenario;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import latchkey.runtime.Json;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What no page shows: what is left in the table and in the state machine, seen by a client of AWS. */
final class Remains implements AutoCloseable {

    private final DynamoDbClient tables;
    private final SfnClient machines;
    private final String table;
    private final String executions;

    /** @param company with an {@code --aws-port} */
    Remains(Company company) {
        this.tables = at(company.aws(), DynamoDbClient.builder()).build();
        this.machines = at(company.aws(), SfnClient.builder()).build();
        this.table = tables.listTables().tableNames().getFirst();
        this.executions = machines.listStateMachines()
                        .stateMachines()
                        .getFirst()
                        .stateMachineArn()
                        .replace(":stateMachine:", ":execution:")
                + ":";
    }

    /** The status of a ticket's first execution. */
    String execution(String ticket) {
        return machines.describeExecution(ask -> ask.executionArn(executions + ticket + "-1"))
                .statusAsString();
    }

    /** Answers the token that a ticket's first execution waits with, as it stands in the history. */
    void answersOpenToken(String ticket, String outcome) {
        var asked = machines
                .getExecutionHistory(history ->
                        history.executionArn(executions + ticket + "-1").reverseOrder(true))
                .events()
                .stream()
                .flatMap(event -> Stream.ofNullable(event.taskScheduledEventDetails()))
                .findFirst()
                .orElseThrow();
        var token = new Answer.Doc(Json.object(asked.parameters()))
                .doc("MessageBody")
                .text("token");
        machines.sendTaskSuccess(answer -> answer.taskToken(token).output(Json.write(Map.of("outcome", outcome))));
    }

    /** Tickets whose workflow nobody saw begin. */
    List<String> unstarted() {
        return tables
                .query(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :unstarted")
                        .expressionAttributeValues(Map.of(":unstarted", AttributeValue.fromS("UNSTARTED"))))
                .items()
                .stream()
                .map(item -> text(item, "sk"))
                .toList();
    }

    /** Mails that somebody took for sending and never marked as sent. */
    List<String> leases() {
        return tables
                .scanPaginator(scan -> scan.tableName(table)
                        .filterExpression("begins_with(pk, :mail) AND attribute_not_exists(sent)")
                        .expressionAttributeValues(Map.of(":mail", AttributeValue.fromS("MAIL#"))))
                .items()
                .stream()
                .map(item -> text(item, "pk") + " " + text(item, "sk"))
                .toList();
    }

    @Override
    public void close() {
        tables.close();
        machines.close();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name)).s();
    }

    private static <B extends AwsClientBuilder<B, C>, C> B at(String address, B builder) {
        return builder.endpointOverride(URI.create(address))
                .region(Region.EU_WEST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("developer", "any secret")));
    }
}
