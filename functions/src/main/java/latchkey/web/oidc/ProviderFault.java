package latchkey.web.oidc;

import org.jspecify.annotations.Nullable;

/** The provider could not be asked, or what it said is not to be believed. The message holds no secret and no claim. */
public final class ProviderFault extends RuntimeException {

    public ProviderFault(String reason) {
        this(reason, null);
    }

    ProviderFault(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    /** For the log. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
