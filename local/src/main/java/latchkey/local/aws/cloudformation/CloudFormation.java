package latchkey.local.aws.cloudformation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import latchkey.local.aws.Account;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsCall;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.AwsService;
import latchkey.local.aws.Permission;
import latchkey.local.aws.QueryWire;

/**
 * Says what the stack is made of, so that what operators do in AWS can be tried here: {@code DescribeStacks} with the
 * outputs, {@code DescribeStackResource} with a physical id. It deploys nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResource.html">AWS</a>
 */
public final class CloudFormation implements AwsService {

    private static final String NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

    private final String stack;
    private final Map<String, String> outputs;
    private final Map<String, String> physicalIds;

    /**
     * @param stack its name
     * @param physicalIds by logical id
     */
    public CloudFormation(String stack, Map<String, String> outputs, Map<String, String> physicalIds) {
        this.stack = stack;
        this.outputs = outputs;
        this.physicalIds = physicalIds;
    }

    @Override
    public String signingName() {
        return "cloudformation";
    }

    @Override
    public String operation(AwsCall call) {
        return QueryWire.form(call).getOrDefault("Action", "");
    }

    @Override
    public Set<String> operations() {
        return Set.of("DescribeStacks", "DescribeStackResource");
    }

    @Override
    public List<Permission> needs(AwsCall call) {
        return List.of(new Permission("cloudformation:" + operation(call), arn()));
    }

    @Override
    public AwsAnswer answer(AwsCall call) {
        var form = QueryWire.form(call);
        var operation = operation(call);
        return switch (operation) {
            case "DescribeStacks" -> QueryWire.answer(NAMESPACE, operation, described(form));
            case "DescribeStackResource" ->
                QueryWire.answer(
                        NAMESPACE, operation, resource(named(form, "StackName"), named(form, "LogicalResourceId")));
            default ->
                throw new AwsFault(
                        400,
                        "InvalidAction",
                        "%s is not there in Latchkey's CloudFormation; there are DescribeStacks and DescribeStackResource"
                                .formatted(operation));
        };
    }

    @Override
    public AwsAnswer refuse(AwsFault fault) {
        return QueryWire.refuse(NAMESPACE, fault);
    }

    private QueryWire.Content described(Map<String, String> form) {
        if (form.containsKey("StackName")) {
            mine(named(form, "StackName"));
        }
        return xml -> {
            xml.writeStartElement("Stacks");
            xml.writeStartElement("member");
            QueryWire.put(xml, "StackName", stack);
            QueryWire.put(xml, "StackId", arn());
            QueryWire.put(xml, "StackStatus", "CREATE_COMPLETE");
            QueryWire.put(
                    xml, "CreationTime", "2026-01-01T00:00:00Z"); // nothing was created here; the SDK needs a time
            xml.writeStartElement("Outputs");
            for (var output : outputs.entrySet()) {
                xml.writeStartElement("member");
                QueryWire.put(xml, "OutputKey", output.getKey());
                QueryWire.put(xml, "OutputValue", output.getValue());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
        };
    }

    private QueryWire.Content resource(String asked, String logicalId) {
        mine(asked);
        var id = physicalIds.get(logicalId);
        if (id == null) {
            throw new AwsFault(
                    400, "ValidationError", "Resource %s does not exist for stack %s".formatted(logicalId, stack));
        }
        return xml -> {
            xml.writeStartElement("StackResourceDetail");
            QueryWire.put(xml, "StackName", stack);
            QueryWire.put(xml, "LogicalResourceId", logicalId);
            QueryWire.put(xml, "PhysicalResourceId", id);
            QueryWire.put(xml, "ResourceStatus", "CREATE_COMPLETE");
            xml.writeEndElement();
        };
    }

    private void mine(String asked) {
        if (!asked.equals(stack) && !asked.equals(arn())) {
            throw new AwsFault(400, "ValidationError", "Stack with id %s does not exist".formatted(asked));
        }
    }

    private String arn() {
        return Account.arn("cloudformation", "stack/%s/local".formatted(stack));
    }

    private static String named(Map<String, String> form, String member) {
        var value = form.get(member);
        if (value == null) {
            throw new AwsFault(
                    400, "ValidationError", "1 validation error detected: %s must not be null".formatted(member));
        }
        return value;
    }
}
