package latchkey.local.aws.ses;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import latchkey.local.aws.AwsFault;

/** The operations that set SES up: identities, configuration sets, where their events go, and who gets no mail. */
final class SetUpCalls {

    private static final Pattern SET = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Set<String> PUBLISHED = Set.of("BOUNCE", "COMPLAINT", "DELIVERY", "REJECT");

    private final Identities identities;
    private final SendingEvents events;
    private final Suppressed suppressed;

    SetUpCalls(Identities identities, SendingEvents events, Suppressed suppressed) {
        this.identities = identities;
        this.events = events;
        this.suppressed = suppressed;
    }

    Map<String, Object> createIdentity(Members call) {
        call.mustBeAmong("CreateEmailIdentity", Set.of("EmailIdentity"));
        var identity = call.required("EmailIdentity");
        mustBeAddressOrDomain(identity);
        if (!identities.add(identity)) {
            throw exists("Email identity " + identity);
        }
        return Map.of("IdentityType", type(identity), "VerifiedForSendingStatus", true);
    }

    Map<String, Object> identity(String identity) {
        if (!identities.has(identity)) {
            throw missing("Email identity " + identity);
        }
        return Map.of(
                "IdentityType", type(identity), "VerifiedForSendingStatus", true, "VerificationStatus", "SUCCESS");
    }

    Map<String, Object> deleteIdentity(String identity) {
        if (!identities.remove(identity)) {
            throw missing("Email identity " + identity);
        }
        return Map.of();
    }

    Map<String, Object> createSet(Members call) {
        call.mustBeAmong("CreateConfigurationSet", Set.of("ConfigurationSetName"));
        var name = call.required("ConfigurationSetName");
        if (!SET.matcher(name).matches()) {
            throw Draft.bad("A configuration set's name is 1 to 64 letters, digits, - and _, not: " + name);
        }
        if (!events.make(name)) {
            throw exists("Configuration set <%s>".formatted(name));
        }
        return Map.of();
    }

    Map<String, Object> createDestination(String set, Members call) {
        call.mustBeAmong("CreateConfigurationSetEventDestination", Set.of("EventDestinationName", "EventDestination"));
        var definition = call.structure("EventDestination").orElseThrow(() -> Draft.bad("EventDestination is missing"));
        definition.mustBeAmong(
                "CreateConfigurationSetEventDestination.EventDestination",
                Set.of("Enabled", "MatchingEventTypes", "SnsDestination"));
        if (!events.has(set)) {
            throw missing("Configuration set <%s>".formatted(set));
        }
        var name = call.required("EventDestinationName");
        var topic = definition
                .structure("SnsDestination")
                .orElseThrow(() -> Draft.bad("SnsDestination is missing"))
                .required("TopicArn");
        if (!events.make(set, name, types(definition), topic, definition.is("Enabled"))) {
            throw exists("Event destination " + name);
        }
        return Map.of();
    }

    Map<String, Object> suppress(Members call) {
        call.mustBeAmong("PutSuppressedDestination", Set.of("EmailAddress", "Reason"));
        call.required("Reason");
        suppressed.add(MailAddress.of(call.required("EmailAddress")).bare());
        return Map.of();
    }

    private static Set<String> types(Members definition) {
        var types = Set.copyOf(definition.texts("MatchingEventTypes"));
        if (types.isEmpty()) {
            throw Draft.bad("MatchingEventTypes is missing");
        }
        types.stream().filter(type -> !PUBLISHED.contains(type)).findFirst().ifPresent(type -> {
            throw new AwsFault(
                    501,
                    "NotImplemented",
                    "Events of type %s are not there in Latchkey's SES; there are %s"
                            .formatted(
                                    type,
                                    String.join(
                                            ", ", PUBLISHED.stream().sorted().toList())));
        });
        return types;
    }

    private static void mustBeAddressOrDomain(String identity) {
        MailAddress.of(identity.contains("@") ? identity : "postmaster@" + identity);
    }

    private static String type(String identity) {
        return identity.contains("@") ? "EMAIL_ADDRESS" : "DOMAIN";
    }

    private static AwsFault exists(String what) {
        return new AwsFault(400, "AlreadyExistsException", what + " already exists.");
    }

    private static AwsFault missing(String what) {
        return new AwsFault(404, "NotFoundException", what + " does not exist.");
    }
}
