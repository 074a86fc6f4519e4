package latchkey.local.aws.dynamodb;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads DynamoDB Local apart from everything else: its jars see Java, SLF4J and our AWS SDK, and of their own libraries
 * (Guava, Jetty, Jackson) we see nothing. The SDK is shared so that its clients come out as our own types.
 */
final class Isolated extends URLClassLoader {

    private static final String SDK = "software.amazon.awssdk.";

    /** By its name: that class has a parent which nobody else can see. */
    static final String PRAGMAS = Isolated.class.getPackageName() + ".Pragmas";

    /** One for each set of jars and JVM: a native library, here SQLite's, is loaded by one class loader only. */
    private static final Map<List<Path>, Isolated> LOADED = new ConcurrentHashMap<>();

    static {
        registerAsParallelCapable();
    }

    private Isolated(List<Path> jars) {
        super("dynamodb-local", urls(jars), Isolated.class.getClassLoader());
    }

    static Isolated of(List<Path> jars) {
        return LOADED.computeIfAbsent(List.copyOf(jars), Isolated::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = name.startsWith(SDK) || name.startsWith("org.slf4j.") ? oursFirst(name) : theirsFirst(name);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private Class<?> oursFirst(String name) throws ClassNotFoundException {
        try {
            return getParent().loadClass(name);
        } catch (ClassNotFoundException e) {
            // Parts of the SDK that only DynamoDB Local uses.
            return findClass(name);
        }
    }

    private Class<?> theirsFirst(String name) throws ClassNotFoundException {
        if (name.equals(PRAGMAS)) {
            return ourOwn(name);
        }
        try {
            return findClass(name);
        } catch (ClassNotFoundException e) {
            return getPlatformClassLoader().loadClass(name);
        }
    }

    /** A class of ours that extends one of theirs, so that it has to be loaded here. */
    private Class<?> ourOwn(String name) throws ClassNotFoundException {
        var file = name.replace('.', '/') + ".class";
        try (var code = Objects.requireNonNull(getParent().getResourceAsStream(file), file)) {
            var bytes = code.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static URL[] urls(List<Path> jars) {
        return jars.stream()
                .map(jar -> {
                    try {
                        return jar.toUri().toURL();
                    } catch (MalformedURLException e) {
                        throw new IllegalArgumentException("Not a path of a jar: " + jar, e);
                    }
                })
                .toArray(URL[]::new);
    }
}
