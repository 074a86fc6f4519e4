package latchkey.bench;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import latchkey.reply.Automatic;
import latchkey.reply.Intent;
import latchkey.reply.Mail;
import latchkey.reply.MailReader;
import latchkey.reply.NewText;
import latchkey.reply.Unreadable;
import latchkey.runtime.Json;
import latchkey.ticket.Stage;
import org.jspecify.annotations.Nullable;

/** What the product reads in mails and replies, one JSON line each; the product's own classes do all of it. */
public final class Replies {

    /** The header of a sample that says what it answers; no such header reaches the product. */
    private static final String STAGE = "X-Latchkey-Stage";

    private final Stage stage;
    private final BufferedWriter out;

    private Replies(Stage stage, BufferedWriter out) {
        this.stage = stage;
        this.out = out;
    }

    /** @throws IOException where a file cannot be read, or the output cannot be written */
    public static void main(String... arguments) throws IOException {
        var asked = RepliesOptions.of(arguments);
        try (var out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))) {
            var replies = new Replies(asked.stage(), out);
            if (asked.decisions()) {
                replies.decisions(asked.path());
            } else {
                replies.mails(asked.path());
            }
        }
    }

    private void mails(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (var file : found.filter(path -> path.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                say("case", folder.relativize(file).toString(), read(Files.readAllBytes(file)));
            }
        }
    }

    private void decisions(Path lines) throws IOException {
        for (var line : Files.readAllLines(lines)) {
            if (!line.isBlank()) {
                var reply = Json.object(line);
                var asked = reply.get("stage") instanceof String named ? RepliesOptions.stage(named) : stage;
                var read = said(NewText.of(String.valueOf(reply.get("text"))), asked);
                say("id", String.valueOf(reply.get("id")), new Read(read.label(), null, null, read.why()));
            }
        }
    }

    /** What came of one mail; text and line are left out where only words were given. */
    private record Read(
            String label, @Nullable String text, @Nullable String line, String why) {}

    private Read read(byte[] raw) {
        return switch (MailReader.read(raw)) {
            case Unreadable(var why) -> new Read("IGNORE", "", null, why);
            case Mail mail -> read(mail);
        };
    }

    private Read read(Mail mail) {
        var automatic = Automatic.of(mail, mail.headers().first("Return-Path").orElse("unknown"));
        if (automatic.isPresent()) {
            return new Read("IGNORE", "", null, automatic.get().reason());
        }
        var asked = mail.headers().first(STAGE).map(RepliesOptions::stage).orElse(stage);
        return said(NewText.of(mail), asked);
    }

    private static Read said(NewText text, Stage stage) {
        return switch (text.intent(stage)) {
            case Intent.Decision decision ->
                new Read(decision.verdict().name(), text.text(), decision.line(), "it decides");
            case Intent.Comment comment ->
                new Read("COMMENT", text.text(), null, comment.why().name().toLowerCase(Locale.ROOT));
            case Intent.Nothing() -> new Read("IGNORE", text.text(), null, "nothing new is in it");
        };
    }

    private void say(String key, String name, Read read) throws IOException {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put(key, name);
        line.put("label", read.label());
        if (read.text() != null) {
            line.put("text", read.text());
            line.put("line", read.line());
        }
        line.put("why", read.why());
        out.write(Json.write(line));
        out.newLine();
    }
}
