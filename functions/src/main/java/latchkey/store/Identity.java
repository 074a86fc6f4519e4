package latchkey.store;

import java.util.Optional;
import latchkey.people.Address;

/**
 * Who somebody is, as an OpenID provider has just said.
 *
 * @param subject their account there, for good; no other account of the issuer ever has it (OpenID Connect Core §2)
 * @param verified their address, where the provider says that it is theirs
 * @param itAdmin whether the provider says that they are an IT Admin; empty where it is not asked
 */
public record Identity(String issuer, String subject, Optional<Address> verified, Optional<Boolean> itAdmin) {

    /** OpenID Connect Core §2: at most 255 ASCII characters. */
    private static final int LONGEST_SUBJECT = 255;

    public Identity {
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || subject.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "A subject has 1 to %d printable ASCII characters".formatted(LONGEST_SUBJECT));
        }
    }
}
