package latchkey.local.doors;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of the mailbox: who has got mail, the newest mails, one of them open, and a box to answer it. */
final class MailboxHtml {

    private static final int SHOWN = 200;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);

    private final Mailbox mailbox;
    private final Optional<String> to;

    MailboxHtml(Mailbox mailbox, Optional<String> to) {
        this.mailbox = mailbox;
        this.to = to;
    }

    /**
     * @param sent present where an answer has just been sent
     * @param refused why it could not be sent
     * @param draft what was typed then
     */
    String page(Optional<ShownMail> open, Optional<String> sent, Optional<String> refused, String draft) {
        var mails = mailbox.newest(to, SHOWN);
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="stylesheet" href="/_local/mailbox/style.css">
                </head>
                <body%s>
                <header><h1><a href="/_local/mailbox">Mailbox</a></h1>
                <p>Every mail that Latchkey has sent on this machine.</p></header>
                <nav aria-label="People"><ul>%s</ul></nav>
                <div class="panes">
                <section class="list" aria-label="Mails"><p class="check"><a href="%s">Look for new mail</a></p>%s</section>
                <main>%s</main>
                </div>
                </body>
                </html>
                """.formatted(
                        open.map(mail -> escape(mail.subject()) + " – Mailbox").orElse("Mailbox"),
                        open.isPresent() ? " class=\"open\"" : "",
                        people(),
                        here(Optional.empty()),
                        list(mails, open),
                        open.map(mail -> mail(mail, sent, refused, draft)).orElse(nothing(mails)));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private String people() {
        var everybody = "<li><a href=\"/_local/mailbox\"%s>Everybody</a></li>".formatted(current(to.isEmpty()));
        return everybody
                + mailbox.readers().stream()
                        .map(reader -> "<li><a href=\"/_local/mailbox?to=%s\"%s>%s</a></li>"
                                .formatted(
                                        parameter(reader),
                                        current(to.filter(reader::equalsIgnoreCase)
                                                .isPresent()),
                                        escape(reader)))
                        .collect(Collectors.joining());
    }

    private String list(List<ShownMail> mails, Optional<ShownMail> open) {
        if (mails.isEmpty()) {
            return "<p class=\"empty\">No mail yet.</p>";
        }
        return mails.stream()
                .map(mail -> """
                        <li><a href="%s"%s><strong>%s</strong><span>To %s</span><time datetime="%s">%s</time></a></li>
                        """.formatted(
                                here(Optional.of(mail.id())),
                                current(open.filter(shown -> shown.id().equals(mail.id()))
                                        .isPresent()),
                                escape(mail.subject()),
                                escape(String.join(", ", mail.to())),
                                mail.at(),
                                when(mail)))
                .collect(Collectors.joining("", "<ol>", "</ol>"));
    }

    private String mail(ShownMail mail, Optional<String> sent, Optional<String> refused, String draft) {
        return """
                <p class="back"><a href="%s">All mails</a></p>
                %s%s
                <article>
                <h2>%s</h2>
                <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>Reply to</dt><dd>%s</dd><dt>Sent</dt><dd>%s UTC</dd></dl>
                %s
                <p class="more"><a href="%s.eml">The mail as it went out</a></p>
                </article>
                %s
                """.formatted(
                        here(Optional.empty()),
                        sent.map(id -> "<p class=\"done\" role=\"status\">The reply is sent.</p>")
                                .orElse(""),
                        refused.map(why -> "<p class=\"refused\" role=\"alert\">%s</p>".formatted(escape(why)))
                                .orElse(""),
                        escape(mail.subject()),
                        escape(mail.header("From").orElse(mail.from())),
                        escape(String.join(", ", mail.to())),
                        escape(mail.replyTo()),
                        when(mail),
                        body(mail),
                        mail.path(),
                        reply(mail, draft));
    }

    private static String body(ShownMail mail) {
        var text = "<pre>%s</pre>".formatted(linked(mail.text()));
        return mail.html().isEmpty() ? text : """
                <iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="%s/html"></iframe>
                <details><summary>As text</summary>%s</details>
                """.formatted(mail.path(), text);
    }

    private static String reply(ShownMail mail, String draft) {
        var from = mail.to().stream()
                .map(reader -> "<option>%s</option>".formatted(escape(reader)))
                .collect(Collectors.joining());
        return """
                <form method="post" action="%s/reply">
                <h3>Reply</h3>
                <label for="from">As</label><select id="from" name="from">%s</select>
                <label for="text">What to answer</label>
                <textarea id="text" name="text" rows="5" required>%s</textarea>
                <p class="hint">Goes by SMTP to %s, with the mail quoted below.</p>
                <button>Send</button>
                </form>
                """.formatted(mail.path(), from, escape(draft), escape(mail.replyTo()));
    }

    private static String nothing(List<ShownMail> mails) {
        return mails.isEmpty() ? "" : "<p class=\"empty\">Choose a mail to read it.</p>";
    }

    /** Text with its addresses as links, so that one can follow them from a mail without HTML. */
    private static String linked(String text) {
        return escape(text)
                .replaceAll(
                        "https?://[^\\s<>]+?(?=[.,;:!?)]*(\\s|$|&lt;|&gt;|&quot;))",
                        "<a href=\"$0\" target=\"_blank\" rel=\"noreferrer noopener\">$0</a>");
    }

    private String here(Optional<String> id) {
        var reader = to.map(address -> "to=" + parameter(address));
        var mail = id.map(open -> "id=" + open);
        var query = Stream.of(reader, mail).flatMap(Optional::stream).collect(Collectors.joining("&amp;"));
        return MailboxPages.ROOT + (query.isEmpty() ? "" : "?" + query);
    }

    private static String when(ShownMail mail) {
        return WHEN.format(mail.at().atOffset(ZoneOffset.UTC));
    }

    private static String current(boolean current) {
        return current ? " aria-current=\"true\"" : "";
    }

    private static String parameter(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
