package latchkey.local.doors;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;

/** {@code /_local/mailbox}: the {@link MailboxPages} over HTTP. */
public final class MailboxDoor implements Door {

    private final MailboxPages pages;

    public MailboxDoor(MailboxPages pages) {
        this.pages = pages;
    }

    @Override
    public WebAnswer answer(WebRequest request) {
        var path = URLDecoder.decode(request.path().replace("+", "%2B"), StandardCharsets.UTF_8);
        var page = switch (request.method()) {
            case "GET", "HEAD" -> pages.get(path, Asked.pairs(request.query()));
            case "POST" -> pages.post(path, form(request));
            default -> throw Asked.method(request, "GET and POST");
        };
        var headers = new TreeMap<String, String>();
        page.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new WebAnswer(page.status(), headers, List.of(), page.body());
    }

    private static Map<String, String> form(WebRequest request) {
        if (!Asked.isForm(request)) {
            throw new NotAnswered(415, "A form is sent as application/x-www-form-urlencoded");
        }
        return Asked.pairs(new String(request.body(), StandardCharsets.UTF_8));
    }
}
