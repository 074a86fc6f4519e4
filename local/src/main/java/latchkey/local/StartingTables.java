package latchkey.local;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsCall;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.AwsService;
import latchkey.local.aws.Permission;
import latchkey.local.aws.dynamodb.DynamoDb;
import latchkey.local.template.Stack;

/**
 * DynamoDB, which takes longest to start: the first call waits for it, everything else need not. Its streams get their label
 * when their table is made; permissions know them by the name that the templates gave them.
 */
final class StartingTables implements AwsService {

    private final CompletableFuture<DynamoDb> starting;
    private final List<Stack.Table> declared;

    StartingTables(CompletableFuture<DynamoDb> starting, List<Stack.Table> declared) {
        this.starting = starting;
        this.declared = declared;
    }

    @Override
    public String signingName() {
        return "dynamodb";
    }

    @Override
    public String operation(AwsCall call) {
        return tables().operation(call);
    }

    @Override
    public Set<String> operations() {
        return tables().operations();
    }

    @Override
    public List<Permission> needs(AwsCall call) {
        return tables().needs(call).stream()
                .map(needed -> new Permission(needed.action(), asTheTemplatesNameIt(needed.resource())))
                .toList();
    }

    @Override
    public AwsAnswer answer(AwsCall call) {
        return tables().answer(call);
    }

    @Override
    public AwsAnswer refuse(AwsFault fault) {
        return tables().refuse(fault);
    }

    /** Waits for the start. @throws latchkey.local.aws.dynamodb.BrokenData and whatever else kept it from starting */
    DynamoDb tables() {
        try {
            return starting.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw e;
        }
    }

    private String asTheTemplatesNameIt(String resource) {
        return declared.stream()
                .filter(table -> resource.startsWith(table.arn() + "/stream/"))
                .flatMap(table -> table.streamArn().stream())
                .findFirst()
                .orElse(resource);
    }
}
