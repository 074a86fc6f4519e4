package latchkey.sdk;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Whose answers are looked at. Chosen by {@code -Dlatchkey.judge}, at the endpoint {@code -Dlatchkey.aws}. */
enum Judge {
    LOCALSTACK,
    MINISTACK,
    AWS,

    /** The look-alikes of this project, where they are known to do otherwise; never asked by name. */
    HERE;

    /** Empty where the look-alikes of this project answer. */
    static Optional<Judge> present() {
        return Optional.ofNullable(System.getProperty("latchkey.aws")).map(endpoint -> {
            var name = System.getProperty("latchkey.judge");
            if (name == null) {
                throw new IllegalStateException(
                        "With -Dlatchkey.aws=%s say who answers there: -Dlatchkey.judge=localstack, ministack or aws"
                                .formatted(endpoint));
            }
            return valueOf(name.toUpperCase(Locale.ROOT));
        });
    }

    static Judge asked() {
        return present().orElse(HERE);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty where each service has its own, which the SDK knows: {@code -Dlatchkey.aws=aws}. */
    static Optional<URI> endpoint() {
        return switch (System.getProperty("latchkey.aws")) {
            case "aws" -> Optional.empty();
            case "docker" -> Optional.of(LocalStackImage.endpoint());
            case String address -> Optional.of(URI.create(address));
            case null -> throw new IllegalStateException("Nobody but the look-alikes was asked for");
        };
    }
}
