package latchkey.web.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import latchkey.runtime.Json;
import latchkey.runtime.Yaml;
import latchkey.store.Hash;
import latchkey.web.command.Page;
import latchkey.web.command.Visit;
import latchkey.web.http.EntityTag;
import latchkey.web.http.Response;

/** The contract of this API: {@code docs/openapi.yaml}, as JSON. */
public final class ContractApi implements Page {

    /** It changes when another version is deployed; until then nobody need ask again every time. */
    private static final String KEEP = "public, max-age=300";

    private static final int ENOUGH_OF_THE_HASH = 20;

    @Override
    public Response answer(Visit visit) {
        var request = visit.request();
        Parameters.check(request.query(), List.of());
        boolean known =
                request.header("if-none-match").filter(Contract.TAG::isNotNew).isPresent();
        var response = known
                ? new Response(304, Map.of(), List.of(), new byte[0])
                : Response.of(200, "application/json", Contract.JSON);
        return response.with("etag", Contract.TAG.quoted()).with("cache-control", KEEP);
    }

    /** Read when somebody first asks for it, for hardly anybody does. */
    private static final class Contract {

        static final byte[] JSON =
                Json.write(Yaml.read(new Resource("openapi.yaml").read())).getBytes(StandardCharsets.UTF_8);

        static final EntityTag TAG = new EntityTag(Hash.of(JSON).substring(0, ENOUGH_OF_THE_HASH));
    }
}
