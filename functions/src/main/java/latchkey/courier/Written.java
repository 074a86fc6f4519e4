package latchkey.courier;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.courier.page.JtemailGenerated;
import latchkey.reply.NewText;

/**
 * A mail as it will be read: the same content as text and as HTML.
 *
 * @param replyTo the address at which answers are read
 */
public record Written(Optional<String> replyTo, String subject, String text, String html) {

    /** What stands first in a mail whose reply is read: what a client quotes begins here. */
    public static final String MARKER = NewText.MARKER;

    /**
     * @param replyTo where a reply to it is read; none where no reply is
     * @param headline one line: what is asked, or what happened
     * @param paragraphs what there is to say
     * @param answers how to answer, a line each; empty where a reply is a comment
     * @param links what the pages are good for, and where they are
     * @param footer what else a reply can say; empty where it can say nothing else
     * @param quotes what people wrote: always last, so that nobody's words can pass for ours
     */
    public record Content(
            Optional<String> replyTo,
            String subject,
            String headline,
            List<String> paragraphs,
            List<Reply> answers,
            List<Link> links,
            Optional<String> footer,
            List<Quote> quotes) {
        public Content {
            paragraphs = List.copyOf(paragraphs);
            answers = List.copyOf(answers);
            links = List.copyOf(links);
            quotes = List.copyOf(quotes);
        }

        /** Each begins a mail with its word (RFC 6068). Whoever opens it sends nothing yet, so no scanner can decide. */
        public List<Link> buttons() {
            return answers.stream()
                    .flatMap(answer -> replyTo.stream().map(to -> new Link(answer.label(), begun(to, answer))))
                    .toList();
        }

        private String begun(String to, Reply answer) {
            return "mailto:%s?subject=%s&body=%s"
                    .formatted(to.replace("+", "%2B"), percent("Re: " + subject), percent(answer.word() + "\r\n\r\n"));
        }

        private static String percent(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    /** A word to reply with, and what it does. */
    public record Reply(String word, String does) {
        String label() {
            return Character.toUpperCase(word.charAt(0)) + word.substring(1);
        }
    }

    public record Link(String label, String address) {}

    /** @param who “Mara Lindqvist wrote” */
    public record Quote(String who, String words) {}

    static Written of(Content content) {
        var html = new StringOutput();
        JtemailGenerated.render(new OwaspHtmlTemplateOutput(html), null, content);
        return new Written(content.replyTo(), content.subject(), text(content), html.toString());
    }

    private static String text(Content content) {
        var lines = new ArrayList<String>();
        if (content.replyTo().isPresent()) {
            lines.addAll(List.of(MARKER, ""));
        }
        lines.add(content.headline());
        if (!content.answers().isEmpty()) {
            lines.addAll(List.of("", "Answer by replying to this mail. Begin with one of these words:", ""));
            content.answers().forEach(answer -> lines.add("    %-12s %s".formatted(answer.word(), answer.does())));
        }
        content.paragraphs().forEach(paragraph -> lines.addAll(List.of("", paragraph)));
        content.links().forEach(link -> lines.addAll(List.of("", link.label() + ":", link.address())));
        content.footer().ifPresent(footer -> lines.addAll(List.of("", footer)));
        for (var quote : content.quotes()) {
            lines.addAll(List.of("", quote.who() + ":"));
            quote.words().lines().forEach(line -> lines.add("| " + line));
        }
        return String.join("\n", lines) + "\n";
    }
}
