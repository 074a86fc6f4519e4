package latchkey.courier;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.store.SignIns;

/** The link that signs in. */
final class SignInMail {

    private SignInMail() {}

    static Written of(String publicAddress, SignIns.Issued issued) {
        var code = issued.code().toUpperCase(Locale.ROOT);
        return Written.of(new Written.Content(
                Optional.empty(),
                "Sign in to Latchkey",
                "Here is your link to sign in to Latchkey.",
                List.of(
                        "It works once, for %d minutes.".formatted(SignIns.LIFE.toMinutes()),
                        "In the browser where you asked for it you can also type this code: %s-%s"
                                .formatted(code.substring(0, 4), code.substring(4)),
                        "If you did not ask for it, you need not do anything."),
                List.of(),
                List.of(new Written.Link("Sign in", publicAddress + "/sign-in/" + issued.link())),
                Optional.empty(),
                List.of()));
    }
}
