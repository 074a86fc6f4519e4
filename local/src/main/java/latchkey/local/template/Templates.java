package latchkey.local.template;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The root template and the files it nests, one level deep as SAM deploys them.
 *
 * @param nested by the logical id of the nested stack
 */
record Templates(TemplateFile root, Map<String, TemplateFile> nested) {

    /** @param root the root template's file */
    static Optional<Templates> read(Path root, Types types, Faults faults) {
        var reader = new TemplateFileReader(types, faults);
        var folder = root.toAbsolutePath().normalize().getParent();
        return reader.read(root, String.valueOf(root.getFileName())).map(file -> {
            var nested = new LinkedHashMap<String, TemplateFile>();
            file.resources().values().stream()
                    .filter(Resource::isNested)
                    .forEach(resource -> resource.location()
                            .flatMap(location -> located(root, location, faults))
                            .flatMap(path -> reader.read(path, relative(folder, path)))
                            .ifPresent(read -> nested.put(resource.logicalId(), shallow(read, faults))));
            return new Templates(file, nested);
        });
    }

    private static String relative(@org.jspecify.annotations.Nullable Path folder, Path path) {
        return folder == null
                ? path.toString()
                : folder.relativize(path.toAbsolutePath().normalize()).toString();
    }

    private static Optional<Path> located(Path root, Tree location, Faults faults) {
        var path = root.resolveSibling(Tree.show(location)).normalize();
        if (!(location instanceof Tree.Scalar) || !Files.isRegularFile(path)) {
            faults.add(location.place(), Tree.show(location), "is no file", "Name a template relative to this one");
            return Optional.empty();
        }
        return Optional.of(path);
    }

    private static TemplateFile shallow(TemplateFile file, Faults faults) {
        file.resources().values().stream()
                .filter(Resource::isNested)
                .forEach(resource -> faults.add(
                        resource.place(),
                        resource.logicalId(),
                        "nests a stack in a nested stack",
                        "Nest it in the root"));
        return file;
    }
}
