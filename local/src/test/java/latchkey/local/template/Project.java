package latchkey.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A folder with the templates that are deployed, to be spoilt. */
record Project(Path folder) {

    static final Path HOUSE = Path.of("..");

    static final Map<String, String> PARAMETERS = Map.of(
            "MailDomain", "inbound.demo.example",
            "Sender", "latchkey@demo.example",
            "FirstItAdmin", "ines@demo.example",
            "AlarmAddress", "ines@demo.example",
            "PublicAddress", "http://localhost:8080");

    private static final List<String> FILES = List.of(
            "template.yaml",
            "infrastructure/data.yaml",
            "infrastructure/mail.yaml",
            "infrastructure/alarms.yaml",
            "statemachine/access-request.asl.yaml");

    /** One for all: what a handler makes of its settings is found once. */
    private static final Handlers HANDLERS =
            Handlers.in(Project.class.getClassLoader(), HOUSE.resolve("functions/target/classes"));

    static Project house() {
        return new Project(HOUSE);
    }

    static Project copy(Path folder) {
        try {
            for (var file : FILES) {
                Files.createDirectories(folder.resolve(file).getParent());
                Files.copy(HOUSE.resolve(file), folder.resolve(file));
            }
            return new Project(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Replaces a text where it stands first.
     *
     * @param in the resource or state below which it is looked for; empty for the whole file
     */
    Project with(String file, String in, String text, String instead) {
        var path = folder.resolve(file);
        try {
            var good = Files.readString(path);
            var from = in.isEmpty() ? 0 : good.indexOf("\n  " + in + ":\n") + 1;
            var at = good.indexOf(text, from);
            if ((from == 0 && !in.isEmpty()) || at < 0 || leaves(good.substring(from, at), in)) {
                throw new IllegalArgumentException("%s must have this in %s: %s".formatted(file, in, text));
            }
            Files.writeString(path, good.substring(0, at) + instead + good.substring(at + text.length()));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean leaves(String between, String in) {
        return !in.isEmpty() && between.substring(in.length()).matches("(?s).*\\n {0,2}[A-Za-z].*");
    }

    Stack read() {
        return Template.read(folder.resolve("template.yaml"), PARAMETERS, Names.local());
    }

    TemplateCheck.Report check() {
        return check(PARAMETERS);
    }

    TemplateCheck.Report check(Map<String, String> parameters) {
        return TemplateCheck.of(
                folder.resolve("template.yaml"),
                parameters,
                new Surroundings(Names.local(), HANDLERS, folder.resolve("functions/target/functions.jar")));
    }
}
