package latchkey.reply;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** How mail clients mark in their HTML what they quote and sign, by the names that they give to elements. */
final class HtmlQuotes {

    /** Where the old mail begins and has no end: Outlook's and Zimbra's, by {@code id}. */
    private static final Set<String> ENDS = Set.of(
            "divrplyfwdmsg",
            "appendonsend",
            "mail-editor-reference-message-container",
            "olk_src_body_section",
            "zwchr",
            "replysplit");

    /** Of Thunderbird, Notes, Yahoo, Airmail, Tuta and others, by {@code class}. */
    private static final Set<String> QUOTE_CLASSES = Set.of(
            "moz-cite-prefix",
            "moz-forward-container",
            "yahoo_quoted",
            "inoteshistory",
            "airmail_ext_on",
            "gmail_quote_attribution",
            "tutanota_quote",
            "quoted-text",
            "freebirdbackgroundcolor");

    /** Of NetEase, Roundcube and Edison, by {@code id}. */
    private static final Set<String> QUOTE_IDS = Set.of("isreplycontent", "reply-intro", "edo-original");

    private static final Set<String> GMAIL = Set.of("gmail_quote");

    private static final Set<String> SIGNATURE_CLASSES = Set.of(
            "gmail_signature",
            "gmail_signature_prefix",
            "moz-signature",
            "protonmail_signature_block",
            "sh-signature",
            "tutanota_signature");

    private static final Set<String> SIGNATURE_IDS =
            Set.of("signature", "composer_signature", "ms-outlook-mobile-signature", "edo-signature");

    /** Elements within which a block of headers shows its labels; one with ten links and their spans has half as many. */
    private static final int HEADER_ELEMENTS = 200;

    /** Elements of a Gmail quote within which its first mark stands: it is one of the first ten. */
    private static final int QUOTE_ELEMENTS = 1_000;

    private HtmlQuotes() {}

    /** From here on all is the old mail. */
    static boolean isEnd(Element element) {
        return ENDS.contains(id(element))
                || element.attr("data-marker").equals("__HEADERS__")
                || element.hasClass("OutlookMessageHeader")
                || isOutlookHeader(element);
    }

    /** Word's: a block with a line above it that holds three labels in bold or more, in whatever language. */
    private static boolean isOutlookHeader(Element element) {
        String style = element.attr("style");
        if (!style.contains("border-top:solid") && !style.contains("border-top: solid")) {
            return false;
        }
        return element.stream()
                        .limit(HEADER_ELEMENTS)
                        .filter(HtmlQuotes::isLabel)
                        .limit(3)
                        .count()
                == 3;
    }

    /** Of bold elements only what they hold themselves or in one more element: any more is no label. */
    private static boolean isLabel(Element element) {
        if (!element.nameIs("b") && !element.nameIs("strong")) {
            return false;
        }
        String text =
                Line.plain(element.stream().limit(3).map(Element::wholeOwnText).collect(Collectors.joining()));
        return text.endsWith(":") && text.length() <= 25;
    }

    static boolean isQuote(Element element) {
        String name = element.normalName();
        if (name.equals("blockquote")) {
            return !isIndentation(element);
        }
        if (name.equals("includetail") || QUOTE_IDS.contains(id(element))) {
            return true;
        }
        if (hasOneOf(element, GMAIL)) { // around the old mail, and around answers between its pieces
            return element.stream().limit(QUOTE_ELEMENTS).noneMatch(inside -> inside.nameIs("blockquote"));
        }
        if (element.hasClass("gmail_attr")) {
            var next = element.nextElementSibling();
            return next != null && next.normalName().equals("blockquote");
        }
        return hasOneOf(element, QUOTE_CLASSES)
                || id(element).startsWith("yahoo_quoted")
                || (element.attr("name").equals("quote") && element.hasAttr("style"))
                || element.attr("data-marker").equals("__QUOTED_TEXT__");
    }

    /** What a writer moved to the right: it has no line at its side, and no client's name. */
    private static boolean isIndentation(Element element) {
        String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        return !element.hasAttr("type")
                && !element.hasAttr("cite")
                && element.className().isEmpty()
                && (style.contains("border:none") || style.contains("border:mediumnone"))
                && !style.contains("border-left");
    }

    static boolean isSignature(Element element) {
        return SIGNATURE_IDS.contains(id(element))
                || hasOneOf(element, SIGNATURE_CLASSES)
                || element.attr("name").equals("messageSignatureSection")
                || element.attr("data-marker").startsWith("__SIG");
    }

    /** Outlook puts {@code x_} before the names in what it quotes. */
    private static String id(Element element) {
        String id = element.id().toLowerCase(Locale.ROOT);
        return id.startsWith("x_") ? id.substring(2) : id;
    }

    private static boolean hasOneOf(Element element, Set<String> names) {
        if (!element.hasAttr("class")) {
            return false;
        }
        for (String name : element.className().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (names.contains(name.startsWith("x_") ? name.substring(2) : name)) {
                return true;
            }
        }
        return false;
    }
}
