package latchkey.local.doors;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import latchkey.local.aws.ses.Letter;
import latchkey.local.aws.ses.SentMails;

/** The mailbox as pages and as JSON. It stands in no relation to HTTP but this: paths, parameters, answers. */
public final class MailboxPages {

    /** Below this every path is ours. */
    public static final String ROOT = "/_local/mailbox";

    static final String MESSAGES = ROOT + "/messages";

    /** Scripts cannot run and nothing is fetched; a link opens in a window of its own. */
    private static final String SANDBOX =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final Mailbox mailbox;
    private final InstantSource clock;
    private final IntSupplier smtpPort;

    /** @param smtpPort of the SMTP door on this machine, to which replies go */
    public MailboxPages(SentMails sent, InstantSource clock, IntSupplier smtpPort) {
        this.mailbox = new Mailbox(sent);
        this.clock = clock;
        this.smtpPort = smtpPort;
    }

    /**
     * Answers a GET.
     *
     * @param path decoded, from {@link #ROOT} on
     * @param query decoded; unknown parameters are refused
     */
    public Page get(String path, Map<String, String> query) {
        return switch (path) {
            case ROOT -> page(query);
            case ROOT + "/style.css" -> Page.of(200, "text/css; charset=utf-8", style(), Map.of());
            case MESSAGES -> messages(query);
            default -> one(path, query);
        };
    }

    /**
     * Answers a POST of a form. There is one: {@code …/messages/ID/reply} with {@code text}, and {@code from} where the
     * mail has several recipients.
     */
    public Page post(String path, Map<String, String> form) {
        var mail = path.endsWith("/reply")
                ? find(path.substring(0, path.length() - "/reply".length()))
                : Optional.<ShownMail>empty();
        if (mail.isEmpty()) {
            return missing(path);
        }
        var wrong = unknown(form, Set.of("text", "from"));
        return wrong.isPresent() ? wrong.get() : reply(mail.get(), form);
    }

    private Page page(Map<String, String> query) {
        var wrong = unknown(query, Set.of("to", "id", "sent"));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        var to = parameter(query, "to");
        var open = parameter(query, "id").flatMap(mailbox::find);
        return Page.html(200, new MailboxHtml(mailbox, to).page(open, parameter(query, "sent"), Optional.empty(), ""));
    }

    private Page messages(Map<String, String> query) {
        var wrong = unknown(query, Set.of("to", "after"));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        var after = parameter(query, "after");
        if (after.isPresent() && mailbox.bytes(after.get()).isEmpty()) {
            return Page.problem(400, "Unknown mail", "after must be the id of a mail, got: " + after.get());
        }
        return Page.json(mailbox.messages(parameter(query, "to"), after).stream()
                .map(ShownMail::json)
                .toList());
    }

    private Page one(String path, Map<String, String> query) {
        var wrong = unknown(query, Set.of());
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (path.endsWith(".eml")) {
            return find(path.substring(0, path.length() - ".eml".length()))
                    .map(this::raw)
                    .orElseGet(() -> missing(path));
        }
        if (path.endsWith("/html")) {
            return find(path.substring(0, path.length() - "/html".length()))
                    .map(MailboxPages::html)
                    .orElseGet(() -> missing(path));
        }
        return find(path).map(mail -> Page.json(mail.json())).orElseGet(() -> missing(path));
    }

    private Page raw(ShownMail mail) {
        return Page.of(
                200,
                "message/rfc822",
                mailbox.bytes(mail.id()).orElseThrow(),
                Map.of("Content-Disposition", "attachment; filename=\"%s.eml\"".formatted(mail.id())));
    }

    private static Page html(ShownMail mail) {
        return Page.of(
                200,
                "text/html; charset=utf-8",
                "<!doctype html><base target=\"_blank\">" + mail.html(),
                Map.of("Content-Security-Policy", SANDBOX));
    }

    private Page reply(ShownMail mail, Map<String, String> form) {
        var text = Optional.ofNullable(form.get("text")).orElse("");
        var reader = parameter(form, "from").orElse(mail.to().getFirst());
        if (mail.to().stream().noneMatch(reader::equalsIgnoreCase)) {
            return Page.problem(400, "Not a recipient", "from must be one of %s, got: %s".formatted(mail.to(), reader));
        }
        try {
            var answer = new ReplyMail(mail, reader, text, clock.instant()).bytes();
            Letter.of(answer).send("127.0.0.1", smtpPort.getAsInt(), reader, List.of(mail.replyTo()));
            return Page.seeOther("%s?id=%s&sent=%s".formatted(ROOT, mail.id(), mail.id()));
        } catch (MessagingException e) {
            var why = "The reply was not taken: " + Letter.reason(e);
            return Page.html(
                    502,
                    new MailboxHtml(mailbox, Optional.empty())
                            .page(Optional.of(mail), Optional.empty(), Optional.of(why), text));
        }
    }

    private Optional<ShownMail> find(String path) {
        return path.startsWith(MESSAGES + "/") ? mailbox.find(path.substring(MESSAGES.length() + 1)) : Optional.empty();
    }

    private static Optional<Page> unknown(Map<String, String> given, Set<String> known) {
        return given.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> Page.problem(
                        400, "Unknown parameter", "There is no %s here; there is %s".formatted(name, known)));
    }

    private static Optional<String> parameter(Map<String, String> query, String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    private static Page missing(String path) {
        return Page.problem(404, "Not found", "There is nothing at " + path);
    }

    private static byte[] style() {
        try (var css = MailboxPages.class.getResourceAsStream("mailbox.css")) {
            if (css == null) {
                throw new IllegalStateException("mailbox.css is missing beside " + MailboxPages.class.getName());
            }
            return css.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
