package latchkey.local.aws;

import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * AWS's query protocol on the wire: a form in, XML out.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">the protocol</a>
 */
public final class QueryWire {

    private static final String FORM = "application/x-www-form-urlencoded";

    private QueryWire() {}

    /** What stands between two tags. */
    @FunctionalInterface
    public interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** Whether the caller speaks this protocol. */
    public static boolean speaks(AwsCall call) {
        return call.header("content-type").orElse("").startsWith(FORM);
    }

    /** The members of a call, its {@code Action} among them. */
    public static Map<String, String> form(AwsCall call) {
        var form = new HashMap<String, String>();
        for (var pair : new String(call.body(), StandardCharsets.UTF_8).split("&", -1)) {
            var parts = pair.split("=", 2);
            form.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return form;
    }

    /**
     * A good answer.
     *
     * @param namespace the service's own
     */
    public static AwsAnswer answer(String namespace, String operation, Content content) {
        return document(200, namespace, operation + "Response", xml -> {
            xml.writeStartElement(operation + "Result");
            content.write(xml);
            xml.writeEndElement();
            requestId(xml);
        });
    }

    /** A fault of the caller's. */
    public static AwsAnswer refuse(String namespace, AwsFault fault) {
        return document(fault.status(), namespace, "ErrorResponse", xml -> {
            xml.writeStartElement("Error");
            put(xml, "Type", "Sender");
            put(xml, "Code", fault.code());
            put(xml, "Message", String.valueOf(fault.getMessage()));
            xml.writeEndElement();
            requestId(xml);
        });
    }

    /** An element with text. */
    public static void put(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private static void requestId(XMLStreamWriter xml) throws XMLStreamException {
        put(xml, "RequestId", UUID.randomUUID().toString());
    }

    private static AwsAnswer document(int status, String namespace, String root, Content content) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(namespace);
            content.write(xml);
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The JDK's own XML writer does not work", e);
        }
        return new AwsAnswer(
                status, Map.of("Content-Type", "text/xml"), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
