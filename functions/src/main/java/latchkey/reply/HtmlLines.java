package latchkey.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * HTML as the lines that a reader sees. What is hidden is left out, and so is everything from where a client puts the old mail
 * below without marks; what it quotes becomes one line that is marked as in a plain mail.
 */
final class HtmlLines {

    /** Elements within elements. The parser puts what is deeper beside each other, so that no mail exhausts the stack. */
    private static final int MAX_DEPTH = 400;

    private static final String QUOTED = ">";

    private static final Set<String> UNSEEN = Set.of(
            "head",
            "style",
            "script",
            "title",
            "template",
            "noscript",
            "object",
            "iframe",
            "svg",
            "math",
            "select",
            "textarea",
            "input",
            "button",
            "img",
            "audio",
            "video",
            "canvas",
            "map",
            "datalist",
            "o:smarttagtype",
            "xml");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre");
    private static final Set<String> BLOCKS = Set.of(
            "div",
            "table",
            "tr",
            "blockquote",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "aside",
            "address",
            "center",
            "fieldset",
            "form",
            "figure",
            "hr",
            "body",
            "html",
            "dt",
            "dd",
            "li",
            "tbody",
            "thead",
            "tfoot",
            "caption",
            "includetail",
            "details",
            "summary",
            "nav");

    private final HtmlStyles styles;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int preformatted;
    private boolean ended;

    private HtmlLines(HtmlStyles styles) {
        this.styles = styles;
    }

    /** No lines where the parser gives up on it: such HTML says nothing, and a text beside it decides nothing. */
    static List<String> of(String html) {
        return document(html).map(HtmlLines::of).orElseGet(List::of);
    }

    /**
     * jsoup has faults of its own where elements lie deeper than it may go: an index out of bounds in
     * {@code reconstructFormattingElements} (1.24.1). No mail client writes such.
     */
    private static Optional<Document> document(String html) {
        try {
            return Optional.of(Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(MAX_DEPTH)));
        } catch (IndexOutOfBoundsException faultOfTheParser) {
            return Optional.empty();
        }
    }

    private static List<String> of(Document document) {
        var lines = new HtmlLines(HtmlStyles.in(document));
        lines.walk(document, true);
        lines.breakLine();
        return lines.lines;
    }

    private void walk(Node node, boolean shown) {
        for (Node child = node.firstChild(); child != null && !ended; child = child.nextSibling()) {
            if (child instanceof TextNode text) {
                if (shown) {
                    add(text.getWholeText());
                }
            } else if (child instanceof Element element) {
                element(element, shown);
            }
        }
    }

    private void element(Element element, boolean shown) {
        String name = element.normalName();
        if (name.equals("br")) {
            newLine();
            return;
        }
        String style = styles.style(element);
        if (UNSEEN.contains(name) || HtmlHidden.isGone(element, style) || HtmlQuotes.isSignature(element)) {
            return;
        }
        if (HtmlQuotes.isEnd(element)) {
            ended = true;
        } else if (HtmlQuotes.isQuote(element)) {
            breakLine();
            lines.add(QUOTED);
        } else {
            inside(element, style, HtmlHidden.isShown(style, shown));
        }
    }

    private void inside(Element element, String style, boolean shown) {
        String name = element.normalName();
        boolean paragraph = PARAGRAPHS.contains(name);
        boolean block = paragraph || BLOCKS.contains(name);
        int before = preformatted;
        begin(name, block, paragraph);
        preformatted += HtmlHidden.isPreformatted(element, style) ? 1 : 0;
        walk(element, shown);
        preformatted = before;
        if (block) {
            breakLine();
        }
        if (paragraph) {
            blankLine();
        }
    }

    private void begin(String name, boolean block, boolean paragraph) {
        if (block) {
            breakLine();
        }
        if (paragraph) {
            blankLine();
        }
        if (name.equals("li")) {
            line.append("- ");
        } else if ((name.equals("td") || name.equals("th")) && !line.isEmpty()) {
            line.append(' ');
        }
    }

    private void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u00A0') {
                line.append(' ');
            } else if (c == '\n' && preformatted > 0) {
                newLine();
            } else if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') {
                line.append(c);
            } else if (preformatted > 0 || (!line.isEmpty() && line.charAt(line.length() - 1) != ' ')) {
                line.append(' ');
            }
        }
    }

    private void breakLine() {
        if (!line.isEmpty()) {
            newLine();
        }
    }

    private void newLine() {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
    }

    private void blankLine() {
        if (!lines.isEmpty() && !lines.getLast().isBlank()) {
            lines.add("");
        }
    }
}
