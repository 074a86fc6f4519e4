package latchkey.web.oidc;

import latchkey.store.Hash;

/**
 * One way to the provider and back. What proves it is made of two halves: the state, which travels, and a value that only
 * the browser's cookie has. So neither the table nor the address bar knows the verifier, and no other browser can return.
 *
 * @param redirect where the provider sends people back to
 */
public record Trip(String state, String browser, String redirect) {

    /** RFC 7636 §4.1: 43 to 128 letters and digits; this has 64, of 260 random bits. */
    String verifier() {
        return half("verifier");
    }

    String nonce() {
        return half("nonce");
    }

    private String half(String purpose) {
        return Hash.of("%s %s %s".formatted(purpose, state, browser));
    }

    /** Not what proves it. */
    @Override
    public String toString() {
        return "a trip to the provider and back to " + redirect;
    }
}
