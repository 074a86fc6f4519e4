package latchkey.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import latchkey.local.aws.iam.Policies;
import latchkey.local.template.PermissionUse;
import latchkey.runtime.Json;

/**
 * Unites what all scenarios used of the templates' permissions, and names what none of them needed. {@code ./check} runs
 * it after them, with the folder in which each left what {@code /_local/calls} told.
 */
public final class UnneededPermissions {

    private UnneededPermissions() {}

    public static void main(String... arguments) {
        var folder = Path.of(arguments.length == 1 ? arguments[0] : "local/target/permissions-used");
        var uses = uses(folder);
        if (uses.isEmpty()) {
            System.err.println("No scenario left in %s what it used: run the tests first".formatted(folder));
            System.exit(1);
        }
        var found = PermissionUse.of(Home.here().read(8080, Map.of()), uses);
        found.faults().forEach(System.out::println);
        System.out.println("permissions: %d, of which the scenarios need %d, AWS alone %d, nobody %d"
                .formatted(
                        found.granted(),
                        found.granted() - found.excused() - found.unneeded(),
                        found.excused(),
                        found.unneeded()));
        System.exit(found.faults().isEmpty() ? 0 : 1);
    }

    private static List<Policies.Use> uses(Path folder) {
        var uses = new ArrayList<Policies.Use>();
        if (!Files.isDirectory(folder)) {
            return uses;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (Json.object(Files.readString(file)).get("used") instanceof List<?> used) {
                    used.stream()
                            .filter(Map.class::isInstance)
                            .map(Map.class::cast)
                            .forEach(use -> uses.add(PermissionUse.use(
                                    String.valueOf(use.get("function")),
                                    String.valueOf(use.get("action")),
                                    String.valueOf(use.get("resource")))));
                }
            }
            return uses;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
