package latchkey.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import latchkey.local.aws.iam.Policies;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PermissionUseTest {

    private static final Stack STACK = Project.house().read();

    /** Everything that the templates permit, but for the statements that are left out. */
    private static List<Policies.Use> used(Predicate<Statement> leftOut) {
        var uses = new ArrayList<Policies.Use>();
        STACK.callers().forEach((caller, statements) -> uses(caller, statements, leftOut, uses));
        STACK.resourcePolicies()
                .forEach(policy -> policy.statements()
                        .forEach(statement -> statement
                                .principals()
                                .forEach(
                                        principal -> uses("SERVICE:" + principal, List.of(statement), leftOut, uses))));
        return uses;
    }

    private static void uses(
            String caller, List<Statement> statements, Predicate<Statement> leftOut, List<Policies.Use> uses) {
        statements.stream()
                .filter(leftOut.negate())
                .forEach(statement -> statement
                        .actions()
                        .forEach(action -> statement
                                .resources()
                                .forEach(resource -> uses.add(PermissionUse.use(caller, action, resource)))));
    }

    private static boolean aws(Statement statement) {
        return List.of(
                        "AWSLambdaBasicExecutionRole",
                        "AWSXrayWriteOnlyAccess",
                        "DeliverItsLogs",
                        "SendItsTraces",
                        "LetOurAlarmsRing",
                        "FindTheStream",
                        "FindTheBucketForIt")
                .contains(statement.sid());
    }

    @Test
    void what_aws_alone_does_needs_no_scenario() {
        var found = PermissionUse.of(STACK, used(PermissionUseTest::aws));

        assertThat(found.faults()).isEmpty();
        assertThat(found.unneeded()).isZero();
        assertThat(found.excused()).isPositive().isLessThan(found.granted());
    }

    @Test
    void a_permission_that_nobody_used_is_named_with_its_place() {
        var found = PermissionUse.of(
                STACK, used(statement -> aws(statement) || statement.sid().equals("ReadTheRawMail")));

        assertThat(found.faults())
                .singleElement()
                .asString()
                .startsWith("template.yaml:")
                .contains("InboxFunction.Properties.Policies[0].Statement[1]", "\"ReadTheRawMail.s3:GetObject\"");
    }

    @Test
    void a_reason_that_excuses_nothing_is_named() {
        var found = PermissionUse.of(STACK, used(statement -> false));

        assertThat(found.faults()).extracting(Fault::value).contains("SendItsTraces[.].*", "LetOurAlarmsRing[.].*");
    }
}
