package latchkey.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import latchkey.local.template.Handlers;
import latchkey.local.template.Names;
import latchkey.local.template.Stack;
import latchkey.local.template.Surroundings;
import latchkey.local.template.Template;
import latchkey.local.template.TemplateCheck;

/** Where the project lies, and what it is called here. */
record Home(Path project) {

    static final String DOMAIN = "demo.example";
    static final String INBOUND_DOMAIN = "inbound." + DOMAIN;

    /** Named by {@code ./run}; whoever starts the class by hand stands in the project. */
    static Home here() {
        return new Home(Path.of(System.getProperty("latchkey.home", ""))
                .toAbsolutePath()
                .normalize());
    }

    Path demo() {
        return project.resolve("local/demo");
    }

    /** The file in which the build of {@code local/dynamodb} names the jars it fetched. */
    Path dynamoDbClasspath() {
        return project.resolve("local/dynamodb/target/classpath");
    }

    /**
     * The templates, as they would be deployed for pages on that port.
     *
     * @throws latchkey.local.template.TemplateRefused where they cannot be
     */
    Stack read(int port, Map<String, String> chosen) {
        return Template.read(project.resolve("template.yaml"), parameters(port, chosen), Names.local());
    }

    /** Everything that a deployment, or the first mail after it, would find wrong with the templates. */
    TemplateCheck.Report check(int port, Map<String, String> chosen) {
        var jar = project.resolve("functions/target/functions.jar");
        return TemplateCheck.of(
                project.resolve("template.yaml"),
                parameters(port, chosen),
                new Surroundings(Names.local(), Handlers.in(Home.class.getClassLoader(), jar), jar));
    }

    /** The parameters that a deployment would be given; {@code chosen} ones count. */
    private static Map<String, String> parameters(int port, Map<String, String> chosen) {
        var parameters = new HashMap<>(Map.of(
                "MailDomain", INBOUND_DOMAIN,
                "Sender", "latchkey@" + DOMAIN,
                "FirstItAdmin", "ines@" + DOMAIN,
                "AlarmAddress", "ines@" + DOMAIN,
                "PublicAddress", "http://localhost:" + port));
        parameters.putAll(chosen);
        return parameters;
    }
}
