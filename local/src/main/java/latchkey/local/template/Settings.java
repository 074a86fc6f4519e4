package latchkey.local.template;

import java.lang.reflect.InvocationTargetException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import latchkey.runtime.Wiring;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * What a handler makes of an environment.
 *
 * @param refusal why it would not start
 * @param read the names of the variables that it asked for
 */
public record Settings(Optional<String> refusal, Set<String> read) {

    /** Makes the handler as Lambda would, with these variables; nothing is called yet. */
    static Settings of(Class<?> handler, Map<String, String> environment) {
        var asked = new Asked(environment);
        var wiring = new Wiring(
                asked, UrlConnectionHttpClient.create(), AnonymousCredentialsProvider.create(), InstantSource.system());
        try {
            var _ = handler.getConstructor(Wiring.class).newInstance(wiring);
            return new Settings(Optional.empty(), Set.copyOf(asked.names));
        } catch (InvocationTargetException e) {
            var cause = Objects.requireNonNullElse(e.getCause(), e);
            return new Settings(Optional.of(String.valueOf(cause.getMessage())), Set.copyOf(asked.names));
        } catch (ReflectiveOperationException _) {
            return new Settings(
                    Optional.empty(), environment.keySet()); // The handler itself is at fault, and was reported.
        }
    }

    /** An environment that remembers what it was asked for. */
    private static final class Asked extends HashMap<String, String> {

        private static final long serialVersionUID = 1;

        private final transient Set<String> names = new HashSet<>();

        Asked(Map<String, String> environment) {
            super(environment);
        }

        @Override
        public @Nullable String get(@Nullable Object name) {
            names.add(String.valueOf(name));
            return super.get(name);
        }

        @Override
        public @Nullable String getOrDefault(@Nullable Object name, @Nullable String otherwise) {
            names.add(String.valueOf(name));
            return super.getOrDefault(name, otherwise);
        }
    }
}
