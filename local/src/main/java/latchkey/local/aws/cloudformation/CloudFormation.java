package latchkey.local.aws.cloudformation;

import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import latchkey.local.aws.Account;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsCall;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.AwsService;
import latchkey.local.aws.Permission;

/**
 * Says what the stack is made of, so that what operators do in AWS can be tried here: {@code DescribeStacks} with the
 * outputs, {@code DescribeStackResource} with a physical id. It deploys nothing. AWS's query protocol: a form in, XML out.
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
        return form(call).getOrDefault("Action", "");
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
        var form = form(call);
        var operation = operation(call);
        return switch (operation) {
            case "DescribeStacks" -> result(operation, described(form));
            case "DescribeStackResource" ->
                result(operation, resource(named(form, "StackName"), named(form, "LogicalResourceId")));
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
        return document(fault.status(), "ErrorResponse", xml -> {
            xml.writeStartElement("Error");
            put(xml, "Type", "Sender");
            put(xml, "Code", fault.code());
            put(xml, "Message", String.valueOf(fault.getMessage()));
            xml.writeEndElement();
        });
    }

    private Content described(Map<String, String> form) {
        if (form.containsKey("StackName")) {
            mine(named(form, "StackName"));
        }
        return xml -> {
            xml.writeStartElement("Stacks");
            xml.writeStartElement("member");
            put(xml, "StackName", stack);
            put(xml, "StackId", arn());
            put(xml, "StackStatus", "CREATE_COMPLETE");
            put(xml, "CreationTime", "2026-01-01T00:00:00Z"); // nothing was created here; the SDK needs a time
            xml.writeStartElement("Outputs");
            for (var output : outputs.entrySet()) {
                xml.writeStartElement("member");
                put(xml, "OutputKey", output.getKey());
                put(xml, "OutputValue", output.getValue());
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
        };
    }

    private Content resource(String asked, String logicalId) {
        mine(asked);
        var id = physicalIds.get(logicalId);
        if (id == null) {
            throw new AwsFault(
                    400, "ValidationError", "Resource %s does not exist for stack %s".formatted(logicalId, stack));
        }
        return xml -> {
            xml.writeStartElement("StackResourceDetail");
            put(xml, "StackName", stack);
            put(xml, "LogicalResourceId", logicalId);
            put(xml, "PhysicalResourceId", id);
            put(xml, "ResourceStatus", "CREATE_COMPLETE");
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

    private static Map<String, String> form(AwsCall call) {
        var form = new HashMap<String, String>();
        for (var pair : new String(call.body(), StandardCharsets.UTF_8).split("&", -1)) {
            var parts = pair.split("=", 2);
            form.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** What stands between two tags. */
    @FunctionalInterface
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static AwsAnswer result(String operation, Content content) {
        return document(200, operation + "Response", xml -> {
            xml.writeStartElement(operation + "Result");
            content.write(xml);
            xml.writeEndElement();
        });
    }

    private static AwsAnswer document(int status, String root, Content content) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            content.write(xml);
            put(xml, "RequestId", UUID.randomUUID().toString());
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The JDK's own XML writer does not work", e);
        }
        return new AwsAnswer(
                status, Map.of("Content-Type", "text/xml"), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void put(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }
}
