package latchkey.local.aws.ses;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.runtime.Json;

/**
 * A mail that SES took for delivery.
 *
 * @param id what SendEmail answered
 * @param source the From address as it was written
 * @param identity the verified identity that it was sent for
 * @param recipients the envelope's, bare: To, Cc and Bcc
 * @param configurationSet whose destinations hear of what becomes of it
 * @param tags the caller's own
 */
public record SentMail(
        String id,
        Instant at,
        String caller,
        String source,
        String identity,
        List<String> recipients,
        Optional<String> configurationSet,
        Map<String, String> tags) {

    /** The id in the mail's own {@code Message-ID}. */
    public static String messageId(String id) {
        return "<%s@eu-west-1.amazonses.com>".formatted(id);
    }

    String json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("at", at);
        json.put("caller", caller);
        json.put("source", source);
        json.put("identity", identity);
        json.put("recipients", recipients);
        configurationSet.ifPresent(set -> json.put("configurationSet", set));
        json.put("tags", tags);
        return Json.write(json);
    }

    static SentMail parse(String json) {
        var mail = new Members(Json.object(json));
        var tags = new LinkedHashMap<String, String>();
        mail.structure("tags")
                .ifPresent(kept -> kept.values().forEach((name, value) -> tags.put(name, String.valueOf(value))));
        return new SentMail(
                mail.text("id").orElseThrow(),
                Instant.parse(mail.text("at").orElseThrow()),
                mail.text("caller").orElseThrow(),
                mail.text("source").orElseThrow(),
                mail.text("identity").orElseThrow(),
                mail.texts("recipients"),
                mail.text("configurationSet"),
                tags);
    }
}
