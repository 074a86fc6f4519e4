package latchkey.local.aws.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import latchkey.local.aws.AwsFault;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A document in S3's protocol: written element by element, read without anything that reaches outside of it. */
final class Xml {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final StringBuilder text = new StringBuilder();

    private Xml() {}

    /** An answer's document. */
    static byte[] answer(String root, Consumer<Xml> content) {
        return document("<%s xmlns=\"%s\">".formatted(root, NAMESPACE), root, content);
    }

    /** An error's document; errors have no namespace. */
    static byte[] error(Consumer<Xml> content) {
        return document("<Error>", "Error", content);
    }

    /** @throws AwsFault {@code MalformedXML} */
    static Element read(byte[] body) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
        } catch (SAXException e) {
            throw new AwsFault(
                    400,
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("The JDK's own XML parser does not work", e);
        }
    }

    Xml put(String name, Object value) {
        text.append('<').append(name).append('>');
        escape(value.toString());
        text.append("</").append(name).append('>');
        return this;
    }

    Xml in(String name, Consumer<Xml> content) {
        text.append('<').append(name).append('>');
        content.accept(this);
        text.append("</").append(name).append('>');
        return this;
    }

    private static byte[] document(String open, String root, Consumer<Xml> content) {
        var xml = new Xml();
        xml.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").append(open);
        content.accept(xml);
        xml.text.append("</").append(root).append('>');
        return xml.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void escape(String value) {
        value.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#13;");
                default -> text.appendCodePoint(c);
            }
        });
    }
}
