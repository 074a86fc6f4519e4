package latchkey.web.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.store.Hash;
import latchkey.web.command.Page;
import latchkey.web.command.Visit;
import latchkey.web.http.Response;

/** The stylesheet, the icon and the script, under names that change with what is in them, so that browsers keep them for ever. */
public final class Assets implements Page {

    private static final int ENOUGH_OF_THE_HASH = 12;

    private final Map<String, Asset> assets;

    public Assets() {
        assets = Stream.of(
                        asset("latchkey.css", "text/css; charset=utf-8"),
                        asset("latchkey.svg", "image/svg+xml"),
                        asset("latchkey.js", "text/javascript; charset=utf-8"))
                .collect(Collectors.toUnmodifiableMap(Asset::path, asset -> asset));
    }

    public String stylesheet() {
        return path(".css");
    }

    public String icon() {
        return path(".svg");
    }

    public String script() {
        return path(".js");
    }

    @Override
    public Response answer(Visit visit) {
        var asset = assets.get(visit.request().path());
        return asset == null
                ? Response.of(404, "text/plain; charset=utf-8", new byte[0])
                : Response.of(200, asset.type(), asset.content())
                        .with("cache-control", "public, max-age=31536000, immutable");
    }

    private String path(String ending) {
        return assets.keySet().stream()
                .filter(path -> path.endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private static Asset asset(String name, String type) {
        try (var content = Assets.class.getResourceAsStream("/latchkey/web/" + name)) {
            if (content == null) {
                throw new IllegalStateException("The jar lacks latchkey/web/" + name);
            }
            var bytes = content.readAllBytes();
            var ending = name.substring(name.lastIndexOf('.'));
            return new Asset(
                    "/assets/%s%s".formatted(Hash.of(bytes).substring(0, ENOUGH_OF_THE_HASH), ending), type, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Asset(String path, String type, byte[] content) {}
}
