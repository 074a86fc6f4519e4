package latchkey.web.http;

import java.util.Optional;

/**
 * Under which address people know us.
 *
 * @param configured {@code https://…} without a slash at its end; empty where the HTTP API's own address is used
 */
public record PublicAddress(Optional<String> configured) {

    public PublicAddress {
        configured = configured.filter(address -> !address.isBlank());
        configured.ifPresent(PublicAddress::check);
    }

    private static void check(String address) {
        if (!address.matches("https?://[^/?#]+")) {
            throw new IllegalArgumentException(
                    "PUBLIC_ADDRESS looks like https://access.example.com, without a slash at its end; got: "
                            + address);
        }
    }

    /** Plain http is for the loopback of a laptop; a cookie marked Secure would be refused there by some browsers. */
    public boolean secure() {
        return configured.map(address -> address.startsWith("https:")).orElse(true);
    }

    /** As whoever asks reaches us: the host is one that the HTTP API answers to. */
    public String of(Request request) {
        return configured.orElseGet(() -> "https://" + request.header("host").orElse(""));
    }

    /**
     * Whether a page of somebody else sends this. Browsers name the page's origin with every POST; {@code null} is what
     * they say where they will not tell. Programs send no Origin at all.
     */
    public boolean isForeign(Request request) {
        return request.header("origin").filter(origin -> !ours(origin, request)).isPresent();
    }

    private boolean ours(String origin, Request request) {
        var host = request.header("host").orElse("");
        return configured.filter(origin::equalsIgnoreCase).isPresent()
                || origin.equalsIgnoreCase((secure() ? "https://" : "http://") + host);
    }
}
