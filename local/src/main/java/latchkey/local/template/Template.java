package latchkey.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the templates as they would be deployed, into the names they have here. */
public final class Template {

    private static final Types TYPES = new Types();

    private Template() {}

    /**
     * @param root the root template's file; nested ones are found from there
     * @param parameters values of the root's parameters; the others take their defaults
     * @throws TemplateRefused where anything in them is not known or cannot be, with all faults at once
     */
    public static Stack read(Path root, Map<String, String> parameters, Names names) {
        var faults = new Faults();
        var read = read(root, parameters, names, faults);
        if (!faults.all().isEmpty() || read.isEmpty()) {
            throw new TemplateRefused(faults.all());
        }
        return read.get().stack();
    }

    /** What was read, for further checks. */
    record Read(Templates templates, List<Scope> scopes, Stack stack, Map<String, List<Statement>> roles) {}

    /** @return empty where there is no root template to read */
    static Optional<Read> read(Path root, Map<String, String> parameters, Names names, Faults faults) {
        return Templates.read(root, TYPES, faults).map(templates -> {
            var shapes = new ShapeCheck(TYPES, faults);
            shapes.check(templates.root());
            templates.nested().values().forEach(shapes::check);
            new ReferenceCheck(templates, faults).check();
            given(parameters, templates.root(), faults);
            var scopes = scopes(Scope.root(templates, parameters, names, faults));
            scopes.forEach(shapes::check);
            scopes.forEach(new DeployRules(faults)::check);
            var roles = new Roles(scopes, faults);
            return new Read(templates, scopes, StackReader.read(scopes, roles, faults), roles.all());
        });
    }

    private static void given(Map<String, String> parameters, TemplateFile root, Faults faults) {
        parameters.forEach((name, value) -> {
            if (!root.parameters().containsKey(name)) {
                faults.unknown(
                        new Place(root.file(), 1, name),
                        name,
                        "is no parameter of the template",
                        root.parameters().keySet());
            }
        });
    }

    /** The nested stacks first, as they would be deployed. */
    private static List<Scope> scopes(Scope root) {
        var all = new ArrayList<>(root.nested().values());
        all.add(root);
        return all;
    }
}
