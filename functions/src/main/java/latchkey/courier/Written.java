package latchkey.courier;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import latchkey.courier.page.JtemailGenerated;
import latchkey.reply.NewText;

/** A mail as it will be read: the same content as text and as HTML. */
public record Written(String subject, String text, String html) {

    /** What stands first in a mail whose reply is read: what a client quotes begins here. */
    public static final String MARKER = NewText.MARKER;

    /**
     * @param answerable whether a reply to it is read
     * @param headline one line: what is asked, or what happened
     * @param paragraphs what there is to say
     * @param answers how to answer, a line each; empty where a reply is a comment
     * @param links what the pages are good for, and where they are
     * @param quotes what people wrote: always last, so that nobody's words can pass for ours
     */
    public record Content(
            boolean answerable,
            String subject,
            String headline,
            List<String> paragraphs,
            List<Reply> answers,
            List<Link> links,
            List<Quote> quotes) {
        public Content {
            paragraphs = List.copyOf(paragraphs);
            answers = List.copyOf(answers);
            links = List.copyOf(links);
            quotes = List.copyOf(quotes);
        }
    }

    /** A word to reply with, and what it does. */
    public record Reply(String word, String does) {}

    public record Link(String label, String address) {}

    /** @param who “Mara Lindqvist wrote” */
    public record Quote(String who, String words) {}

    static Written of(Content content) {
        var html = new StringOutput();
        JtemailGenerated.render(new OwaspHtmlTemplateOutput(html), null, content);
        return new Written(content.subject(), text(content), html.toString());
    }

    private static String text(Content content) {
        var lines = new ArrayList<String>();
        if (content.answerable()) {
            lines.addAll(List.of(MARKER, ""));
        }
        lines.add(content.headline());
        content.paragraphs().forEach(paragraph -> lines.addAll(List.of("", paragraph)));
        if (!content.answers().isEmpty()) {
            lines.addAll(List.of("", "Answer by replying to this mail. Begin with one of these words:", ""));
            content.answers().forEach(answer -> lines.add("    %-12s %s".formatted(answer.word(), answer.does())));
        }
        content.links().forEach(link -> lines.addAll(List.of("", link.label() + ":", link.address())));
        for (var quote : content.quotes()) {
            lines.addAll(List.of("", quote.who() + ":"));
            quote.words().lines().forEach(line -> lines.add("| " + line));
        }
        return String.join("\n", lines) + "\n";
    }
}
