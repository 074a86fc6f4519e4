package latchkey.local.aws;

import java.util.List;
import java.util.Map;
import latchkey.local.aws.iam.Policies;
import latchkey.local.aws.iam.Statement;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;

/** Real SDK clients in front of look-alikes, each in a role of its own. */
public final class Rehearsal {

    private final Policies policies;
    private final Gateway gateway;

    public Rehearsal(VirtualClock clock, Map<Caller, List<Statement>> roles, AwsService... services) {
        this.policies = new Policies(roles, List.of());
        this.gateway = new Gateway(policies, new Calls(clock), List.of(services));
    }

    public Gateway gateway() {
        return gateway;
    }

    public Policies policies() {
        return policies;
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, Caller caller) {
        return builder.region(Region.of(Account.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(caller.name(), "none")))
                .httpClient(new InProcessHttp(gateway))
                .build();
    }
}
