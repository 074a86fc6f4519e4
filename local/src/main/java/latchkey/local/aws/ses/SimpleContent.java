package latchkey.local.aws.ses;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A mail of which the caller gives subject and texts; SES builds it.
 *
 * @param headers the caller's own, at most 15
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageHeader.html">limits of headers</a>
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/header-fields.html">headers that SES sets itself</a>
 */
record SimpleContent(Text subject, Optional<Text> plain, Optional<Text> html, List<Header> headers)
        implements Draft.Content {

    private static final int MOST_HEADERS = 15;
    private static final int LONGEST_NAME = 126;
    private static final int LONGEST_VALUE = 995;
    private static final int LONGEST_TOGETHER = 996;

    /** Set by SES from other members, and refused as custom headers; lower case. */
    private static final Set<String> SET_BY_SES = Set.of(
            "bcc",
            "cc",
            "content-disposition",
            "content-type",
            "date",
            "from",
            "message-id",
            "mime-version",
            "reply-to",
            "return-path",
            "subject",
            "to");

    /** A text in its charset; without one SES takes 7-bit ASCII, and what is not in the charset becomes a question mark. */
    record Text(String data, String charset) {

        static Text of(Members text) {
            var charset = Draft.charset(text.text("Charset"));
            var data = text.text("Data").orElseThrow(() -> Draft.bad("Data is missing"));
            var bytes = data.getBytes(Charset.forName(charset));
            return new Text(new String(bytes, Charset.forName(charset)), charset);
        }
    }

    record Header(String name, String value) {}

    static SimpleContent of(Members simple) {
        simple.mustBeAmong("SendEmail.Content.Simple", Set.of("Subject", "Body", "Headers"));
        var body = simple.structure("Body").orElseThrow(() -> Draft.bad("Body is missing"));
        var content = new SimpleContent(
                Text.of(simple.structure("Subject").orElseThrow(() -> Draft.bad("Subject is missing"))),
                body.structure("Text").map(Text::of),
                body.structure("Html").map(Text::of),
                simple.structures("Headers").stream().map(SimpleContent::header).toList());
        content.mustBeSound();
        return content;
    }

    private void mustBeSound() {
        if (plain.isEmpty() && html.isEmpty()) {
            throw Draft.bad("Body must have Text or Html");
        }
        if (subject.data().chars().anyMatch(Character::isISOControl)) {
            throw Draft.bad("Subject contains control characters");
        }
        if (headers.size() > MOST_HEADERS) {
            throw Draft.bad("A message takes at most %d headers, not %d".formatted(MOST_HEADERS, headers.size()));
        }
        SingleHeaders.check(headers.stream().map(Header::name));
    }

    private static Header header(Members header) {
        var name = header.text("Name").orElse("");
        var value = header.text("Value").orElse("");
        if (name.isEmpty() || !Draft.isPrintable(name, LONGEST_NAME) || name.contains(":") || name.contains(" ")) {
            throw Draft.bad("A header's name is 1 to %d printable ASCII characters without colon or blank, not: %s"
                    .formatted(LONGEST_NAME, name));
        }
        if (value.isEmpty() || !Draft.isPrintable(value, LONGEST_VALUE)) {
            throw Draft.bad(
                    "The value of header %s must be 1 to %d printable ASCII characters".formatted(name, LONGEST_VALUE));
        }
        if (name.length() + value.length() > LONGEST_TOGETHER) {
            throw Draft.bad("Name and value of header %s have together more than %d characters"
                    .formatted(name, LONGEST_TOGETHER));
        }
        if (SET_BY_SES.contains(name.toLowerCase(Locale.ROOT))) {
            throw Draft.bad("Header %s is set by SES and cannot be given".formatted(name));
        }
        return new Header(name, value);
    }
}
