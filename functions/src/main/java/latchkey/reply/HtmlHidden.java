package latchkey.reply;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a reader of HTML does not see: by the element's own style, and by the mail's style sheet as far as a rule ends in a tag,
 * class or id. Colours are not judged.
 */
final class HtmlHidden {

    /** Characters of style sheets that are looked at. Word writes some 20,000. */
    private static final int MAX_SHEET = 100_000;

    private static final Set<String> ZERO = Set.of("0", "0px", "0pt", "0em", "0rem", "0%");

    /** Points or pixels. Nobody reads what is so small. */
    private static final double UNREADABLE = 2;

    private final Map<String, String> rules;

    private HtmlHidden(Map<String, String> rules) {
        this.rules = rules;
    }

    static HtmlHidden in(Document document) {
        var rules = new HashMap<String, String>();
        for (var sheet : document.getElementsByTag("style")) {
            String css = sheet.data();
            read(css.substring(0, Math.min(css.length(), MAX_SHEET)), rules);
        }
        return new HtmlHidden(rules);
    }

    /** Rules outside of blocks such as {@code @media}; of each selector its last part, {@code div.note p.x} is {@code .x}. */
    private static void read(String css, Map<String, String> rules) {
        int depth = 0;
        int start = 0;
        int open = 0;
        for (int i = 0; i < css.length(); i++) {
            if (css.charAt(i) == '{') {
                open = depth == 0 ? i : open;
                depth++;
            } else if (css.charAt(i) == '}') {
                depth = Math.max(0, depth - 1);
                if (depth == 0) {
                    rule(css.substring(start, Math.max(start, open)), css.substring(Math.min(open + 1, i), i), rules);
                    start = i + 1;
                }
            }
        }
    }

    private static void rule(String selectors, String declarations, Map<String, String> rules) {
        String style = squeezed(declarations);
        if (selectors.indexOf('@') >= 0
                || !(hides(style)
                        || style.contains("font-size:")
                        || style.contains("font:")
                        || style.contains("visibility:"))) {
            return;
        }
        for (String selector : selectors.split(",", -1)) {
            String last = selector.strip();
            int from = Math.max(Math.max(last.lastIndexOf('.'), last.lastIndexOf('#')), last.lastIndexOf(' ') + 1);
            String key = last.substring(from).toLowerCase(Locale.ROOT);
            if (!key.isEmpty() && (hides(style) || key.charAt(0) == '.' || key.charAt(0) == '#')) {
                rules.merge(key, style, (one, more) -> one + ";" + more);
            }
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
                all.append(';').append(rules.getOrDefault("." + name, ""));
            }
        }
        if (element.hasAttr("id")) {
            all.append(';').append(rules.getOrDefault("#" + element.id().toLowerCase(Locale.ROOT), ""));
        }
        return all.append(';').append(own).toString();
    }

    /** It and everything in it is not there for a reader. */
    static boolean isGone(Element element, String style) {
        return element.hasAttr("hidden") || (!style.isEmpty() && hides(style));
    }

    private static boolean hides(String style) {
        return style.contains("display:none")
                || style.contains("mso-hide:all")
                || isZero(style, "opacity:")
                || style.contains("scale(0)")
                || isFarAway(style)
                || (style.contains("overflow:hidden")
                        && (isZero(style, "max-height:")
                                || isZero(style, "height:")
                                || isZero(style, "width:")
                                || isZero(style, "max-width:")));
    }

    private static boolean isZero(String style, String property) {
        double value = number(style, property);
        return value == 0;
    }

    /** Moved out of sight: {@code text-indent:-9999px}. */
    private static boolean isFarAway(String style) {
        return number(style, "text-indent:") <= -200
                || (style.contains("position:absolute")
                        && (number(style, "left:") <= -200 || number(style, "top:") <= -200));
    }

    /** Text in it is seen; an element within may change that again. */
    static boolean isShown(String style, boolean shownAround) {
        if (style.isEmpty()) {
            return shownAround;
        }
        if (style.contains("visibility:hidden")
                || style.contains("visibility:collapse")
                || style.contains("color:transparent")
                || isZeroFont(style)) {
            return false;
        }
        double size = number(style, "font-size:");
        if (Double.isNaN(size)) {
            return shownAround || style.contains("visibility:visible");
        }
        return isRelative(style) ? shownAround && size > 0 : size > UNREADABLE;
    }

    /** The size in the shorthand: {@code font:0/0 a}, {@code font:italic 0px serif}. A line's height stands behind a slash. */
    private static boolean isZeroFont(String style) {
        for (int at = style.indexOf("font:"); at >= 0; at = style.indexOf("font:", at + 1)) {
            int end = style.indexOf(';', at);
            for (var word :
                    style.substring(at + 5, end < 0 ? style.length() : end).split(" ", -1)) {
                if (ZERO.contains(word.split("/", 2)[0])) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isRelative(String style) {
        int at = style.lastIndexOf("font-size:");
        int end = style.indexOf(';', at);
        String value = style.substring(at, end < 0 ? style.length() : end);
        return value.indexOf("em") > 0 || value.indexOf('%') > 0;
    }

    static boolean isPreformatted(Element element, String style) {
        return element.normalName().equals("pre") || style.contains("white-space:pre");
    }

    /** The last value given to the property, without its unit; not a number where it has none. */
    private static double number(String style, String property) {
        int at = style.lastIndexOf(property);
        while (at > 0 && style.charAt(at - 1) != ';' && style.charAt(at - 1) != '{') {
            at = style.lastIndexOf(property, at - 1);
        }
        if (at < 0) {
            return Double.NaN;
        }
        int start = at + property.length();
        int end = start;
        while (end < style.length() && end < start + 12 && "-.0123456789".indexOf(style.charAt(end)) >= 0) {
            end++;
        }
        try {
            return end == start ? Double.NaN : Double.parseDouble(style.substring(start, end));
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
