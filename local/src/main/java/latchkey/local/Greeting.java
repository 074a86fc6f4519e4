package latchkey.local;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** What is said when the pages can be had. With {@code --json} it is one line for programs. */
record Greeting(int port, Rehearsal rehearsal) {

    void print(PrintStream to, boolean json) {
        if (json) {
            to.println(Json.write(ready()));
        } else {
            to.println(people());
            to.println("Latchkey is ready: " + address());
        }
        to.flush();
    }

    private String people() {
        var text = new StringBuilder();
        text.append("The people of Harbour Works, the company of the demo:\n\n");
        for (var person : rehearsal.inhabitants()) {
            text.append(
                    "  %-16s %-22s %s%n".formatted(person.name(), person.email(), String.join(", ", person.roles())));
        }
        text.append("\n  Be one of them    %s/_local%n".formatted(address()));
        text.append("  Read their mail   %s/_local/mailbox%n".formatted(address()));
        text.append("  Answer by SMTP    localhost:%d%n".formatted(rehearsal.smtpPort()));
        rehearsal.awsPort().ifPresent(aws -> text.append("  AWS clients       http://localhost:%d%n".formatted(aws)));
        text.append(
                "\nThe table is kept by DynamoDB Local, which AWS licenses to its customers: local/dynamodb/README.md\n");
        return text.toString();
    }

    private Map<String, @Nullable Object> ready() {
        Map<String, @Nullable Object> ready = new LinkedHashMap<>();
        ready.put("ready", true);
        ready.put("http", address());
        ready.put("smtp", "localhost:" + rehearsal.smtpPort());
        ready.put(
                "aws",
                rehearsal.awsPort().isPresent()
                        ? "http://localhost:" + rehearsal.awsPort().getAsInt()
                        : null);
        ready.put("pid", ProcessHandle.current().pid());
        return ready;
    }

    private String address() {
        return "http://localhost:" + port;
    }
}
