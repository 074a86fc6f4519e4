package latchkey.local.aws.dynamodb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** An operation of one of the SDK's clients, called with JSON. */
record Operation(Object client, Method builder, Method method) {

    /**
     * @param clients a client that has the operation is looked for in this order
     * @return empty where AWS knows no such operation
     */
    static Optional<Operation> named(String name, Map<Class<?>, ?> clients) {
        if (!name.matches("[A-Z][A-Za-z]{1,60}")) {
            return Optional.empty();
        }
        try {
            var request = Class.forName(DynamoDbRequest.class.getPackageName() + "." + name + "Request");
            var method = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
            for (var client : clients.entrySet()) {
                for (var candidate : client.getKey().getMethods()) {
                    if (candidate.getName().equals(method)
                            && List.of(candidate.getParameterTypes()).equals(List.of(request))) {
                        return Optional.of(new Operation(client.getValue(), request.getMethod("builder"), candidate));
                    }
                }
            }
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("The SDK's requests have builders", e);
        }
    }

    /** The names of all operations that these clients have: each is a method that takes its own request. */
    static Set<String> names(Collection<Class<?>> clients) {
        return clients.stream()
                .flatMap(client -> Arrays.stream(client.getMethods()))
                .filter(method -> List.of(method.getParameterTypes()).stream()
                        .anyMatch(request -> request.getSimpleName().equalsIgnoreCase(method.getName() + "Request")))
                .map(method -> method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                        + method.getName().substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Calls it.
     *
     * @throws RuntimeException what the client throws
     */
    Map<String, Object> call(Map<String, @Nullable Object> members) {
        try {
            var request = SdkJson.build((SdkPojo) builder.invoke(null), members);
            return SdkJson.members((SdkPojo) method.invoke(client, request));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException("%s failed".formatted(method.getName()), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The SDK's clients are public", e);
        }
    }
}
