package latchkey.local.aws.s3;

import java.util.Map;
import java.util.function.BiPredicate;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Permission;
import org.w3c.dom.Element;

/** DeleteObjects: many keys in one call; each is allowed or denied, and answered, by itself. */
record Deletion(ObjectFiles files, BiPredicate<Caller, Permission> allows) {

    private static final int MOST = 1000;

    AwsAnswer answer(S3Call call, Element document) {
        var keys = document.getElementsByTagName("Key");
        if (keys.getLength() == 0 || keys.getLength() > MOST) {
            throw new AwsFault(
                    400,
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
        var quiet = document.getElementsByTagName("Quiet");
        boolean silent = quiet.getLength() > 0 && "true".equals(quiet.item(0).getTextContent());
        var body = Xml.answer("DeleteResult", xml -> {
            for (int i = 0; i < keys.getLength(); i++) {
                delete(call, keys.item(i).getTextContent(), silent, xml);
            }
        });
        return new AwsAnswer(200, Map.of("Content-Type", "application/xml"), body);
    }

    private void delete(S3Call call, String key, boolean silent, Xml xml) {
        var needs = new Permission("s3:DeleteObject", call.bucketArn() + "/" + key);
        if (!allows.test(call.call().caller(), needs)) {
            var denied = S3.denied(call.call().caller(), needs);
            xml.in(
                    "Error",
                    error -> error.put("Key", key)
                            .put("Code", denied.code())
                            .put("Message", String.valueOf(denied.getMessage())));
            return;
        }
        files.delete(call.bucket(), key);
        if (!silent) {
            xml.in("Deleted", deleted -> deleted.put("Key", key));
        }
    }
}
