package latchkey.reply;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The style of each element: the mail's style sheet as far as a rule ends in a tag, class or id and may hide something, and the
 * element's own. No mail is so made that an element's style is long, or is put together more than once.
 */
final class HtmlStyles {

    /** Characters of style sheets that are looked at. Word writes some 20,000. */
    private static final int MAX_SHEET = 100_000;

    /** Selectors of a sheet that hide or size something. */
    private static final int MAX_RULES = 2_000;

    /** Declarations for one selector that count, and characters of one. */
    private static final int MAX_DECLARATIONS = 30;

    private static final int MAX_DECLARATION = 100;

    /** Characters of what the sheet says of one element. */
    private static final int MAX_STYLE = 4_000;

    private final Map<String, String> rules;

    private HtmlStyles(Map<String, String> rules) {
        this.rules = rules;
    }

    static HtmlStyles in(Document document) {
        var found = new HashMap<String, SequencedSet<String>>();
        int left = MAX_SHEET;
        for (var sheet : document.getElementsByTag("style")) {
            String css = sheet.data();
            read(css.substring(0, Math.min(css.length(), left)), found);
            left = Math.max(0, left - css.length());
        }
        var rules = new HashMap<String, String>();
        found.forEach((selector, declarations) -> rules.put(selector, String.join(";", declarations)));
        return new HtmlStyles(rules);
    }

    /** Rules outside of blocks such as {@code @media}; of each selector its last part, {@code div.note p.x} is {@code .x}. */
    private static void read(String css, Map<String, SequencedSet<String>> rules) {
        int depth = 0;
        int start = 0;
        int open = 0;
        for (int i = 0; i < css.length(); i++) {
            if (css.charAt(i) == '{') {
                open = depth == 0 ? i : open;
                depth++;
            } else if (css.charAt(i) == '}') {
                if (depth == 1) {
                    rule(css.substring(start, open), css.substring(open + 1, i), rules);
                }
                depth = Math.max(0, depth - 1);
                start = depth == 0 ? i + 1 : start;
            }
        }
    }

    private static void rule(String selectors, String declarations, Map<String, SequencedSet<String>> rules) {
        String style = squeezed(declarations);
        boolean hides = HtmlHidden.hides(style);
        if (selectors.indexOf('@') >= 0
                || !(hides
                        || style.contains("font-size:")
                        || style.contains("font:")
                        || style.contains("visibility:"))) {
            return;
        }
        var counted = counted(style);
        for (String selector : selectors.split(",", -1)) {
            String last = selector.strip();
            int from = Math.max(Math.max(last.lastIndexOf('.'), last.lastIndexOf('#')), last.lastIndexOf(' ') + 1);
            String key = last.substring(from).toLowerCase(Locale.ROOT);
            if (!key.isEmpty() && (hides || key.charAt(0) == '.' || key.charAt(0) == '#')) {
                add(key, counted, rules);
            }
        }
    }

    /** The declarations, the last ones where there are more than any mail has. */
    private static List<String> counted(String style) {
        List<String> declarations = Arrays.stream(style.split(";", -1))
                .filter(declaration -> !declaration.isEmpty() && declaration.length() <= MAX_DECLARATION)
                .toList();
        return declarations.subList(Math.max(0, declarations.size() - MAX_DECLARATIONS), declarations.size());
    }

    /** What is said again counts as said last. */
    private static void add(String selector, List<String> declarations, Map<String, SequencedSet<String>> rules) {
        if (rules.size() >= MAX_RULES && !rules.containsKey(selector)) {
            return;
        }
        var all = rules.computeIfAbsent(selector, none -> new LinkedHashSet<>());
        declarations.forEach(all::addLast);
        while (all.size() > MAX_DECLARATIONS) {
            all.removeFirst();
        }
    }

    private static String squeezed(String style) {
        var squeezed = new StringBuilder(style.length());
        boolean blank = false;
        for (int i = 0; i < style.length(); i++) {
            char c = style.charAt(i);
            if (Character.isWhitespace(c)) {
                blank = true;
                continue;
            }
            if (blank && !squeezed.isEmpty() && !isMark(c) && !isMark(squeezed.charAt(squeezed.length() - 1))) {
                squeezed.append(' ');
            }
            squeezed.append(Character.toLowerCase(c));
            blank = false;
        }
        return squeezed.toString();
    }

    private static boolean isMark(char c) {
        return ":;{}(),/!".indexOf(c) >= 0;
    }

    /** With blanks only between the words of a value, in lower case; the element's own last, for it outdoes the sheet's. */
    String style(Element element) {
        String own = element.hasAttr("style") ? squeezed(element.attr("style")) : "";
        if (rules.isEmpty()) {
            return own;
        }
        var all = new StringBuilder(rules.getOrDefault(element.normalName(), ""));
        if (element.hasAttr("class")) {
            for (String name : element.className().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
                if (all.length() > MAX_STYLE) {
                    break;
                }
                all.append(';').append(rules.getOrDefault("." + name, ""));
            }
        }
        if (element.hasAttr("id")) {
            all.append(';').append(rules.getOrDefault("#" + element.id().toLowerCase(Locale.ROOT), ""));
        }
        return all.append(';').append(own).toString();
    }
}
