package latchkey.local.aws.dynamodb;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads DynamoDB Local apart from everything else: its jars see Java, SLF4J and our AWS SDK, and of their own libraries
 * (Guava, Jetty, Jackson) we see nothing. The SDK is shared so that its clients come out as our own types.
 */
final class Isolated extends URLClassLoader {

    private static final String SDK = "software.amazon.awssdk.";

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
        try {
            return findClass(name);
        } catch (ClassNotFoundException e) {
            return getPlatformClassLoader().loadClass(name);
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
