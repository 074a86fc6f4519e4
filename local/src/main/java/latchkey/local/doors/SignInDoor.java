package latchkey.local.doors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;

/**
 * {@code POST /_local/sign-in}: be somebody of the demo without waiting for a mail. It sets the product's own cookie. A form,
 * as the start page has it, is sent on to the pages.
 */
public final class SignInDoor implements Door {

    private final Function<String, Optional<String>> cookie;

    /** @param cookie makes a session and gives the whole {@code Set-Cookie} value; empty where nobody has the address */
    public SignInDoor(Function<String, Optional<String>> cookie) {
        this.cookie = cookie;
    }

    @Override
    public WebAnswer answer(WebRequest request) {
        if (!request.method().equals("POST")) {
            throw Asked.method(request, "POST");
        }
        var email = Asked.fields(request, "email").get("email");
        if (!(email instanceof String address)) {
            throw new NotAnswered(422, "email is an address, such as mara@demo.example, got: " + email);
        }
        var set = cookie.apply(address)
                .orElseThrow(() -> new NotAnswered(422, "Nobody active has the address " + address));
        return Asked.isForm(request)
                ? Answers.seeOther("/apps", set)
                : new WebAnswer(204, Map.of(), List.of(set), new byte[0]);
    }
}
