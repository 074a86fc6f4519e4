package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.store.ApiKey;
import latchkey.store.ApiKey.Scope;
import latchkey.ticket.Examples;
import latchkey.web.command.Who;
import latchkey.web.http.Query;
import latchkey.web.http.Request;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key acts as its person, as far as it reaches; it never decides, and never reaches keys or settings. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyReachTest {

    @ParameterizedTest
    @CsvSource({
        "READ,  GET,    /tickets,                  true",
        "READ,  HEAD,   /tickets,                  true",
        "READ,  POST,   /tickets,                  false",
        "READ,  GET,    /admin/catalog,            false",
        "WRITE, POST,   /tickets,                  true",
        "WRITE, POST,   /tickets/{ticket}/comments, true",
        "WRITE, POST,   /tickets/{ticket}/actions, false",
        "ADMIN, POST,   /tickets/{ticket}/actions, false",
        "WRITE, POST,   /admin/catalog/apply,      false",
        "ADMIN, POST,   /admin/catalog/apply,      true",
        "ADMIN, GET,    /admin/keys,               false",
        "ADMIN, POST,   /admin/keys,               false",
        "ADMIN, DELETE, /admin/keys/{id},          false",
        "ADMIN, GET,    /admin/settings,           false",
        "ADMIN, PUT,    /admin/settings,           false"
    })
    void reaches(Scope scope, String method, String path, boolean opens) {
        var key = new ApiKey(
                "K-1",
                "Export",
                Examples.INES.ref(),
                Examples.INES.ref(),
                scope,
                Examples.NOON,
                Instant.MAX,
                Optional.empty());
        var route = Route.of(method, Routes.API + path, Who.MEMBER, _ -> {
            throw new AssertionError("Nobody goes in here");
        });
        var request = new Request(method, "/", Query.NONE, Map.of(), Map.of(), new byte[0], "", Map.of());

        assertThat(KeyReach.refusal(key, new Routes.Found(List.of(route), Map.of()), request)
                        .isEmpty())
                .isEqualTo(opens);
    }
}
