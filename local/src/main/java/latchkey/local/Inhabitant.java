package latchkey.local;

import java.util.List;

/**
 * Somebody of the company that is shown.
 *
 * @param roles as the API writes them: {@code it-admin}, {@code app-admin}, {@code approver}, {@code member}
 */
public record Inhabitant(String name, String email, List<String> roles) {

    public Inhabitant {
        roles = List.copyOf(roles);
    }
}
