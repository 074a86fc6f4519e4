package latchkey.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A folder with good templates in it, to be spoilt. */
record Project(Path folder) {

    static final Map<String, String> PARAMETERS = Map.of("MailDomain", "inbound.demo.example");

    private static final Path GOOD = Path.of("src/test/resources/latchkey/local/template/good");
    private static final List<String> FILES =
            List.of("template.yaml", "infrastructure/data.yaml", "statemachine/ask.asl.yaml");

    static Project good(Path folder) {
        try {
            for (var file : FILES) {
                Files.createDirectories(folder.resolve(file).getParent());
                Files.copy(GOOD.resolve(file), folder.resolve(file));
            }
            return new Project(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the only place where that text stands. */
    Project with(String file, String text, String instead) {
        var path = folder.resolve(file);
        try {
            var good = Files.readString(path);
            var first = good.indexOf(text);
            if (first < 0 || good.indexOf(text, first + 1) >= 0) {
                throw new IllegalArgumentException("%s must have this once: %s".formatted(file, text));
            }
            Files.writeString(path, good.replace(text, instead));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stack read() {
        return Template.read(folder.resolve("template.yaml"), PARAMETERS, Names.local());
    }

    TemplateCheck.Report check() {
        return TemplateCheck.of(folder.resolve("template.yaml"), PARAMETERS, around());
    }

    private Surroundings around() {
        return new Surroundings(
                Names.local(),
                Handlers.named(Set.of("shop.PageHandler", "shop.StageHandler", "shop.FollowHandler")),
                folder.resolve("functions/target/functions.jar"),
                definition -> definition.containsKey("StartAt") ? List.of() : List.of("StartAt is missing"),
                Set.of("approved", "denied", "withdrawn"));
    }
}
