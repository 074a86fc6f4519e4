package latchkey.local.aws.s3;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Permission;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** DeleteObjects: many keys in one call; each is allowed or denied, and answered, by itself. */
record Deletion(Objects objects, BiPredicate<Caller, Permission> allows) {

    private static final int MOST = 1000;

    AwsAnswer answer(S3Call call, Element document) {
        var listed = document.getElementsByTagName("Object");
        if (listed.getLength() == 0 || listed.getLength() > MOST) {
            throw malformed();
        }
        var wanted = IntStream.range(0, listed.getLength())
                .mapToObj(i -> Wanted.of((Element) listed.item(i)))
                .toList();
        var quiet = document.getElementsByTagName("Quiet");
        boolean silent = quiet.getLength() > 0 && "true".equals(quiet.item(0).getTextContent());
        var body = Xml.answer("DeleteResult", xml -> {
            for (var object : wanted) {
                delete(call, object, silent, xml);
            }
        });
        return new AwsAnswer(200, Map.of("Content-Type", "application/xml"), body);
    }

    private void delete(S3Call call, Wanted wanted, boolean silent, Xml xml) {
        try {
            for (var needs : wanted.needs(call)) {
                if (!allows.test(call.call().caller(), needs)) {
                    throw S3.denied(call.call().caller(), needs);
                }
            }
            objects.delete(call.bucket(), wanted.key(), wanted.etag());
        } catch (AwsFault fault) {
            xml.in(
                    "Error",
                    error -> error.put("Key", wanted.key())
                            .put("Code", fault.code())
                            .put("Message", String.valueOf(fault.getMessage())));
            return;
        }
        if (!silent) {
            xml.in("Deleted", deleted -> deleted.put("Key", wanted.key()));
        }
    }

    /**
     * One object of the list.
     *
     * @param etag that it must have to be deleted, {@code *} for any
     */
    private record Wanted(String key, Optional<String> etag) {

        static Wanted of(Element object) {
            for (var member : List.of("VersionId", "LastModifiedTime", "Size")) {
                if (object.getElementsByTagName(member).getLength() > 0) {
                    throw S3.notBuilt("DeleteObjects with " + member);
                }
            }
            return new Wanted(text(object, "Key").orElseThrow(() -> malformed()), text(object, "ETag"));
        }

        List<Permission> needs(S3Call call) {
            var arn = call.bucketArn() + "/" + key;
            var delete = new Permission("s3:DeleteObject", arn);
            return etag.filter(value -> !value.equals("*")).isPresent()
                    ? List.of(delete, new Permission("s3:GetObject", arn))
                    : List.of(delete);
        }

        private static Optional<String> text(Element object, String member) {
            return Optional.ofNullable(object.getElementsByTagName(member).item(0))
                    .map(Node::getTextContent);
        }
    }

    private static AwsFault malformed() {
        return new AwsFault(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }
}
