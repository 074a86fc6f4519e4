package latchkey.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The classes that Lambda could call.
 *
 * @param known names, to offer the nearest of
 * @param lacks what keeps a class from being a handler; empty where nothing does
 * @param settings what a handler makes of its environment
 */
public record Handlers(
        Set<String> known,
        Function<String, Optional<String>> lacks,
        BiFunction<String, Map<String, String>, Settings> settings) {

    private static final String INTERFACE = "com.amazonaws.services.lambda.runtime.RequestStreamHandler";
    private static final String WIRING = "latchkey.runtime.Wiring";

    /**
     * The classes that a loader finds. A handler takes streams, has a public constructor without arguments, for AWS, and
     * one that takes the {@code Wiring}, for the local run.
     *
     * @param classes the jar or folder in which names are looked for when one is misspelt
     */
    public static Handlers in(ClassLoader loader, Path classes) {
        var made = new ConcurrentHashMap<Map.Entry<String, Map<String, String>>, Settings>();
        return new Handlers(
                names(classes),
                name -> lacks(loader, name),
                (name, environment) -> made.computeIfAbsent(
                        Map.entry(name, environment), it -> settings(loader, it.getKey(), it.getValue())));
    }

    private static Settings settings(ClassLoader loader, String name, Map<String, String> environment) {
        try {
            return Settings.of(Class.forName(name, true, loader), environment);
        } catch (ClassNotFoundException _) {
            return new Settings(Optional.empty(), environment.keySet()); // Is reported as no class.
        }
    }

    private static Optional<String> lacks(ClassLoader loader, String name) {
        try {
            var handler = Class.forName(name, false, loader);
            if (!Class.forName(INTERFACE, false, loader).isAssignableFrom(handler)) {
                return Optional.of("implements no RequestStreamHandler");
            }
            if (Modifier.isAbstract(handler.getModifiers()) || !Modifier.isPublic(handler.getModifiers())) {
                return Optional.of("is no public class that can be made");
            }
            var _ = handler.getConstructor();
            var _ = handler.getConstructor(Class.forName(WIRING, false, loader));
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of("is no class of the functions' jar (" + e.getMessage() + " is missing)");
        } catch (NoSuchMethodException e) {
            return Optional.of("lacks the public constructor "
                    + name.substring(name.lastIndexOf('.') + 1)
                    + String.valueOf(e.getMessage()).replaceFirst("^.*<init>", ""));
        }
    }

    private static Set<String> names(Path classes) {
        try {
            if (Files.isDirectory(classes)) {
                return below(classes);
            }
            if (!Files.isRegularFile(classes)) {
                return Set.of();
            }
            try (var jar = FileSystems.newFileSystem(classes)) {
                return below(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> below(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            var names = new TreeSet<String>();
            files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith("Handler.class") && file.startsWith("latchkey"))
                    .forEach(file -> names.add(
                            file.substring(0, file.length() - ".class".length()).replace('/', '.')));
            return names;
        }
    }
}
