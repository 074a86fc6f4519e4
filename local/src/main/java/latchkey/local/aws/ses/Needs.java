package latchkey.local.aws.ses;

import java.util.List;
import java.util.stream.Stream;
import latchkey.local.aws.Account;
import latchkey.local.aws.AwsCall;
import latchkey.local.aws.Permission;

/**
 * What a caller must be allowed for each operation.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html">AWS</a>
 */
final class Needs {

    private Needs() {}

    static List<Permission> of(AwsCall call, Identities identities) {
        var operation = Operation.of(call);
        var action = "ses:" + operation.name();
        return switch (operation.name()) {
            case "SendEmail" -> toSend(Draft.of(call.body()), identities);
            case "CreateEmailIdentity" ->
                List.of(new Permission(
                        action, Ses.identityArn(Members.of(call.body()).required("EmailIdentity"))));
            case "GetEmailIdentity", "DeleteEmailIdentity" ->
                List.of(new Permission(action, Ses.identityArn(operation.subject())));
            case "CreateConfigurationSet" ->
                List.of(new Permission(action, setArn(Members.of(call.body()).required("ConfigurationSetName"))));
            case "CreateConfigurationSetEventDestination" ->
                List.of(new Permission(action, setArn(operation.subject())));
            case "PutSuppressedDestination" -> List.of(new Permission(action, "*"));
            default -> List.of();
        };
    }

    private static List<Permission> toSend(Draft draft, Identities identities) {
        var action = draft.content() instanceof Draft.RawContent ? "ses:SendRawEmail" : "ses:SendEmail";
        var identity = identities.of(draft.from()).orElse(draft.from().bare());
        return Stream.concat(Stream.of(Ses.identityArn(identity)), draft.configurationSet().map(Needs::setArn).stream())
                .map(resource -> new Permission(action, resource))
                .toList();
    }

    private static String setArn(String set) {
        return Account.arn("ses", "configuration-set/" + set);
    }
}
