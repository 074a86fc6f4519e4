package latchkey.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goes through all resources of all stacks and puts each where it belongs. */
final class StackReader {

    private final List<Stack.Function> functions = new ArrayList<>();
    private final List<Stack.Queue> queues = new ArrayList<>();
    private final List<Stack.Table> tables = new ArrayList<>();
    private final List<Stack.Bucket> buckets = new ArrayList<>();
    private final List<Stack.Topic> topics = new ArrayList<>();
    private final List<Stack.Subscription> subscriptions = new ArrayList<>();
    private final List<Stack.ReceiptRule> receiptRules = new ArrayList<>();
    private final List<Stack.ConfigurationSet> configurationSets = new ArrayList<>();
    private final List<Stack.EventDestination> eventDestinations = new ArrayList<>();
    private final List<Stack.Identity> identities = new ArrayList<>();
    private final List<Stack.Rule> rules = new ArrayList<>();
    private final List<Stack.Machine> machines = new ArrayList<>();
    private final List<Stack.ResourcePolicy> policies = new ArrayList<>();
    private final Map<String, List<Statement>> callers = new LinkedHashMap<>();
    private final Map<String, String> apis = new LinkedHashMap<>();
    private final Map<String, String> apiIds = new LinkedHashMap<>();
    private final Map<String, String> passedOver = new LinkedHashMap<>();
    private final Map<String, List<EventSource>> mappings = new LinkedHashMap<>();
    private final Map<String, Place> mapped = new LinkedHashMap<>();
    private final Faults faults;
    private final Roles roles;
    private final FunctionReader reader;

    private StackReader(Roles roles, Faults faults) {
        this.faults = faults;
        this.roles = roles;
        this.reader = new FunctionReader(roles, faults);
    }

    static Stack read(List<Scope> scopes, Roles roles, Faults faults) {
        var all = new StackReader(roles, faults);
        scopes.forEach(scope -> all.each(scope, all::api));
        scopes.forEach(scope -> all.each(scope, all::mapping));
        scopes.forEach(scope -> all.each(scope, all::resource));
        all.mapped.forEach((name, place) ->
                faults.unknown(place, name, "is no function of these templates", all.mappings.keySet()));
        return all.stack(scopes.stream()
                .filter(scope -> scope.stack().isEmpty())
                .findFirst()
                .orElseThrow());
    }

    private interface Visitor {
        void visit(Scope scope, Resource resource);
    }

    private void each(Scope scope, Visitor visitor) {
        scope.file().resources().values().stream()
                .filter(scope::exists)
                .forEach(resource -> visitor.visit(scope, resource));
    }

    private void api(Scope scope, Resource resource) {
        if (resource.typeName().equals("AWS::Serverless::HttpApi")) {
            var physical = new Physical(scope);
            physical.attribute(resource, "ApiEndpoint").ifPresent(address -> apis.put(resource.logicalId(), address));
            physical.attribute(resource, "ApiId").ifPresent(id -> apiIds.put(resource.logicalId(), id));
        }
    }

    private void mapping(Scope scope, Resource resource) {
        if (resource.typeName().equals("AWS::Lambda::EventSourceMapping")) {
            var it = new Fields(scope.properties(resource));
            var name = it.known("FunctionName");
            new EventReader(faults)
                    .mapping(new Physical(scope).ref(resource).orElse(""), it)
                    .ifPresent(event -> mappings.computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(event));
            if (it.has("FunctionName") && !name.isEmpty()) {
                mapped.put(name, it.place("FunctionName"));
            }
        }
    }

    private void resource(Scope scope, Resource resource) {
        if (resource.type().noEffect().isPresent()) {
            passedOver.put(
                    Names.caller(scope.stack(), resource.logicalId()),
                    resource.type().noEffect().get());
            return;
        }
        switch (resource.typeName()) {
            case "AWS::Serverless::Function" -> function(scope, resource);
            case "AWS::Serverless::StateMachine" -> machine(scope, resource);
            case "AWS::SQS::Queue" -> queues.add(MessageReader.queue(scope, resource));
            case "AWS::SNS::Topic" -> {
                topics.add(MessageReader.topic(scope, resource));
                subscriptions.addAll(
                        MessageReader.ownSubscriptions(scope, resource).toList());
            }
            case "AWS::SNS::Subscription" -> subscriptions.add(MessageReader.subscription(scope, resource));
            case "AWS::Events::Rule" -> rules.add(MessageReader.rule(scope, resource));
            case "AWS::DynamoDB::Table" -> tables.add(StorageReader.table(scope, resource, faults));
            case "AWS::S3::Bucket" -> buckets.add(StorageReader.bucket(scope, resource));
            case "AWS::SES::ReceiptRule" ->
                receiptRules.addAll(MailReader.rules(scope, resource).toList());
            case "AWS::SES::ConfigurationSet" -> configurationSets.add(MailReader.configurationSet(scope, resource));
            case "AWS::SES::ConfigurationSetEventDestination" ->
                eventDestinations.add(MailReader.eventDestination(scope, resource));
            case "AWS::SES::EmailIdentity" -> identities.add(MailReader.identity(scope, resource));
            case "AWS::SQS::QueuePolicy" -> policies(scope, resource, "Queues");
            case "AWS::SNS::TopicPolicy" -> policies(scope, resource, "Topics");
            case "AWS::S3::BucketPolicy" -> policies(scope, resource, "Bucket");
            case "AWS::SES::ReceiptRuleSet",
                    "AWS::IAM::Role",
                    "AWS::Lambda::EventSourceMapping",
                    "AWS::IAM::RolePolicy",
                    "AWS::Serverless::HttpApi",
                    "AWS::CloudFormation::Stack" -> {} // Read where they are referred to.
            default ->
                throw new IllegalStateException(
                        "The tables know %s, but nothing reads it".formatted(resource.typeName()));
        }
    }

    private void function(Scope scope, Resource resource) {
        var it = new Fields(scope.properties(resource));
        var name = new Physical(scope).name(resource).orElse("");
        var function = reader.function(scope, resource, apiIds, mappings.getOrDefault(name, List.of()));
        mapped.remove(name);
        if (it.has("InlineCode")) {
            passedOver.put(
                    function.caller(), "Python that CloudFormation runs while it deploys; there is no deployment here");
            return;
        }
        if (!it.text("Runtime", "java25").equals("java25")) {
            faults.add(it.place("Runtime"), it.known("Runtime"), "is no runtime that is played here", "Write java25");
        }
        functions.add(function);
        callers.put(function.caller(), reader.statements(it));
    }

    private void machine(Scope scope, Resource resource) {
        new MachineReader(faults).machine(scope, resource).ifPresent(machine -> {
            machines.add(machine);
            callers.put(machine.caller(), roles.statements(machine.roleArn(), machine.place()));
        });
    }

    /** The policy names queues by URL, topics by ARN, buckets by name; what it protects is found among what there is. */
    private void policies(Scope scope, Resource resource, String property) {
        var it = new Fields(scope.properties(resource));
        var arns = it.texts(property).stream().map(name -> arn(name, scope)).toList();
        policies.addAll(MessageReader.policies(arns, it, resource.place()).toList());
    }

    private static String arn(String name, Scope scope) {
        var names = scope.names();
        if (name.startsWith("https://sqs.")) {
            return "arn:aws:sqs:%s:%s:%s"
                    .formatted(names.region(), names.account(), name.substring(name.lastIndexOf('/') + 1));
        }
        return name.startsWith("arn:") ? name : "arn:aws:s3:::" + name;
    }

    private Stack stack(Scope root) {
        return new Stack(
                functions,
                queues,
                tables,
                buckets,
                topics,
                subscriptions,
                receiptRules,
                configurationSets,
                eventDestinations,
                identities,
                rules,
                machines,
                policies,
                callers,
                apis,
                passedOver,
                outputs(root),
                physicalIds(root));
    }

    /** What a nested stack that has no effect here puts out is not known, and left out. */
    private static Map<String, String> outputs(Scope root) {
        var known = new LinkedHashMap<String, String>();
        root.file().outputs().forEach((name, declared) -> {
            if (root.output(name, declared.place()) instanceof Tree.Scalar scalar) {
                known.put(name, scalar.text());
            }
        });
        return known;
    }

    private static Map<String, String> physicalIds(Scope root) {
        var ids = new LinkedHashMap<String, String>();
        root.file().resources().values().stream()
                .filter(root::exists)
                .forEach(resource ->
                        new Physical(root).ref(resource).ifPresent(id -> ids.put(resource.logicalId(), id)));
        return ids;
    }
}
