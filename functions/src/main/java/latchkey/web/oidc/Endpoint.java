package latchkey.web.oidc;

import java.net.URI;
import java.util.Set;

/** Where the provider is asked: over https, or on this very machine, for trying out. */
record Endpoint(URI uri) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @param what it is, for whoever reads why it is refused */
    static Endpoint of(String written, String what) {
        var uri = URI.create(written);
        var host = uri.getHost();
        boolean right = host != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host)));
        if (!right) {
            throw new IllegalArgumentException(
                    "%s looks like https://login.example.com, got: %s".formatted(what, written));
        }
        return new Endpoint(uri);
    }

    boolean isLoopback() {
        return "http".equals(uri.getScheme());
    }
}
