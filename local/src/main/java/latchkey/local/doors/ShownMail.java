package latchkey.local.doors;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import latchkey.local.aws.ses.RawMail;
import latchkey.local.aws.ses.SentMail;

/**
 * A mail as its reader sees it: decoded, addresses bare.
 *
 * @param replyTo where an answer goes: {@code Reply-To}, else {@code From}
 * @param html empty where the mail has none
 * @param headers decoded, names as they are written, in order
 * @param links every URL in the mail, each once
 */
record ShownMail(
        String id,
        Instant at,
        String from,
        List<String> to,
        String replyTo,
        String subject,
        String text,
        String html,
        Map<String, List<String>> headers,
        List<String> links) {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'\\])}]+");

    static ShownMail of(SentMail mail, byte[] bytes) {
        try {
            var message = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
            var raw = RawMail.of(bytes);
            var from = first(raw, "From").orElse("");
            var text = body(message, "text/plain");
            var html = body(message, "text/html");
            return new ShownMail(
                    mail.id(),
                    mail.at(),
                    from,
                    mail.recipients(),
                    first(raw, "Reply-To").orElse(from),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    text,
                    html,
                    headers(raw),
                    links(text, html));
        } catch (MessagingException e) {
            throw new IllegalStateException("A mail that was sent cannot be read: " + mail.id(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form that {@code GET /_local/mailbox/messages} lists. */
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("at", at);
        json.put("from", from);
        json.put("to", to);
        json.put("replyTo", replyTo);
        json.put("subject", subject);
        json.put("text", text);
        json.put("html", html);
        json.put("headers", headers);
        json.put("links", links);
        json.put("raw", path() + ".eml");
        return json;
    }

    String path() {
        return MailboxPages.MESSAGES + "/" + id;
    }

    Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .flatMap(entry -> entry.getValue().stream())
                .findFirst();
    }

    /** The first part of that type that is no attachment. */
    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return String.valueOf(part.getContent()).replace("\r\n", "\n");
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                var found = body(inner, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static Map<String, List<String>> headers(RawMail raw) throws IOException {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var field : raw.fields()) {
            if (!field.name().isEmpty()) {
                headers.computeIfAbsent(field.name(), name -> new ArrayList<>())
                        .add(MimeUtility.decodeText(field.value()));
            }
        }
        return headers;
    }

    private static Optional<String> first(RawMail raw, String name) throws MessagingException {
        var header = raw.first(name);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        var addresses = InternetAddress.parseHeader(header.get(), false);
        return addresses.length == 0 ? Optional.empty() : Optional.of(addresses[0].getAddress());
    }

    private static List<String> links(String text, String html) {
        var links = new LinkedHashSet<String>();
        for (var body : List.of(text, html.replace("&amp;", "&"))) {
            var found = LINK.matcher(body);
            while (found.find()) {
                links.add(found.group().replaceAll("[.,;:!?]+$", ""));
            }
        }
        return List.copyOf(links);
    }
}
