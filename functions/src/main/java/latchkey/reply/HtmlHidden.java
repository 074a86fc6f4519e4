package latchkey.reply;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What a reader of HTML does not see, or sees struck out, by its style ({@link HtmlStyles}). Of colours only those are judged
 * that leave nothing to see, and white: a client that writes white on dark says the background too.
 */
final class HtmlHidden {

    /** Characters of a {@code font:} in which its size stands. */
    private static final int MAX_FONT = 200;

    private static final Set<String> STRUCK = Set.of("s", "strike", "del", "dialog", "details");

    private static final Set<String> WHITE = Set.of("white", "#fff", "#ffffff", "rgb(255,255,255)");

    private static final Pattern ZERO_ALPHA = Pattern.compile(",0?\\.?0*%?\\)$");

    private static final Set<String> ZERO = Set.of("0", "0px", "0pt", "0em", "0rem", "0%");

    /** Opacity. */
    private static final double UNSEEN = 0.15;

    /** Points or pixels. Nobody reads what is so small. */
    private static final double UNREADABLE = 2;

    private HtmlHidden() {}

    /** It and everything in it is not there for a reader. */
    static boolean isGone(Element element, String style) {
        return element.hasAttr("hidden")
                || STRUCK.contains(element.normalName())
                || isWhite(element.attr("color"))
                || (!style.isEmpty() && hides(style));
    }

    static boolean hides(String style) {
        return style.contains("display:none")
                || style.contains("mso-hide:all")
                || number(style, "opacity:") < UNSEEN
                || style.contains("scale(0)")
                || style.contains("line-through")
                || style.contains("clip-path:inset(")
                || style.contains("clip-path:circle(0")
                || style.contains("clip:rect(")
                || style.contains("translatex(-")
                || style.contains("translatey(-")
                || style.contains("opacity(0")
                || style.contains("calc(0")
                || style.contains("/*")
                || isZero(style, "zoom:")
                || isUnseen(style)
                || isFarAway(style)
                || (style.contains("overflow:hidden")
                        && (isZero(style, "max-height:")
                                || isZero(style, "height:")
                                || isZero(style, "width:")
                                || isZero(style, "max-width:")));
    }

    /** A colour that is all transparent, or white where nothing is said of the background. */
    private static boolean isUnseen(String style) {
        int at = style.lastIndexOf("color:");
        while (at > 0 && !begins(style, at)) {
            at = style.lastIndexOf("color:", at - 1);
        }
        if (at < 0) {
            return false;
        }
        int end = style.indexOf(';', at);
        String value = style.substring(at + 6, end < 0 ? style.length() : end)
                .replace("!important", "")
                .strip();
        return (value.startsWith("rgba(") && ZERO_ALPHA.matcher(value).find())
                || (isWhite(value) && !style.contains("background"));
    }

    private static boolean isWhite(String color) {
        return WHITE.contains(color.toLowerCase(Locale.ROOT).replace(" ", ""));
    }

    private static boolean isZero(String style, String property) {
        double value = number(style, property);
        return value == 0;
    }

    /** Moved out of sight: {@code text-indent:-9999px}. */
    private static boolean isFarAway(String style) {
        return number(style, "text-indent:") <= -200
                || number(style, "margin-left:") <= -200
                || number(style, "margin-top:") <= -200
                || (style.contains("position:") && (number(style, "left:") <= -200 || number(style, "top:") <= -200));
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
            if (begins(style, at) && hasZero(style, at + 5)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasZero(String style, int from) {
        int end = style.indexOf(';', from);
        String value = style.substring(from, Math.min(end < 0 ? style.length() : end, from + MAX_FONT));
        for (var word : value.split(" ", -1)) {
            if (ZERO.contains(word.split("/", 2)[0])) {
                return true;
            }
        }
        return false;
    }

    /** A property begins here, and no longer one ends. */
    private static boolean begins(String style, int at) {
        return at == 0 || style.charAt(at - 1) == ';' || style.charAt(at - 1) == '{';
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
        while (at > 0 && !begins(style, at)) {
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
