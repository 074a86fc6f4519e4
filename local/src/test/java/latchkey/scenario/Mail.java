package latchkey.scenario;

import java.time.Instant;

/** A mail that Latchkey sent, as its reader sees it. */
record Mail(Answer.Doc doc) {

    String kind() {
        return header("X-Latchkey-Mail");
    }

    String id() {
        return doc.text("id");
    }

    Instant at() {
        return Instant.parse(doc.text("at"));
    }

    /** What it is about. */
    String event() {
        return header("X-Latchkey-Event");
    }

    /** Its only recipient. */
    String to() {
        return doc.texts("to").getFirst();
    }

    boolean isTo(String address) {
        return doc.texts("to").contains(address);
    }

    String ticket() {
        return header("X-Latchkey-Ticket");
    }

    String text() {
        return doc.text("text");
    }

    String html() {
        return doc.text("html");
    }

    String subject() {
        return doc.text("subject");
    }

    String replyTo() {
        return doc.text("replyTo");
    }

    String header(String name) {
        return doc.doc("headers").values().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(entry ->
                        entry.getValue() instanceof java.util.List<?> values ? String.valueOf(values.getFirst()) : "")
                .findFirst()
                .orElse("");
    }

    /** The link in it that begins so. */
    String link(String beginning) {
        return doc.texts("links").stream()
                .filter(link -> link.contains(beginning))
                .findFirst()
                .orElseThrow();
    }
}
