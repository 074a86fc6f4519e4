package latchkey.local.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import latchkey.local.Inhabitant;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;

/** {@code /_local}: where a newcomer begins. Be somebody, read the mail, move the clock. */
public final class StartPage implements Door {

    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    private static final Map<String, String> HEADERS = Map.of(
            "content-type",
            "text/html;charset=UTF-8",
            "cache-control",
            "no-store",
            "x-content-type-options",
            "nosniff",
            "content-security-policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    private final Supplier<List<Inhabitant>> people;
    private final InstantSource clock;
    private final String page;

    public StartPage(Supplier<List<Inhabitant>> people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
        this.page = resource("start.html");
    }

    @Override
    public WebAnswer answer(WebRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            throw Asked.method(request, "GET");
        }
        var list = people.get().stream().map(StartPage::person).collect(Collectors.joining("\n"));
        var shown = page.replace("<!--people-->", list)
                .replace("<!--now-->", NOW.format(clock.instant().atOffset(ZoneOffset.UTC)));
        return new WebAnswer(200, HEADERS, List.of(), shown.getBytes(StandardCharsets.UTF_8));
    }

    private static String person(Inhabitant person) {
        var roles = person.roles().stream()
                .filter(role -> !role.equals("member"))
                .map(StartPage::role)
                .collect(Collectors.joining(", "));
        return """
                <li><form method="post" action="/_local/sign-in"><input type="hidden" name="email" value="%s">
                <button><strong>%s</strong><span>%s</span><em>%s</em></button></form></li>\
                """.formatted(
                        MailboxHtml.escape(person.email()),
                        MailboxHtml.escape(person.name()),
                        MailboxHtml.escape(person.email()),
                        roles.isEmpty() ? "Member" : roles);
    }

    private static String role(String role) {
        return switch (role) {
            case "it-admin" -> "IT Admin";
            case "app-admin" -> "App Admin";
            case "approver" -> "Approver";
            default -> "Member";
        };
    }

    private static String resource(String name) {
        try (var file = StartPage.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("%s is missing beside %s".formatted(name, StartPage.class.getName()));
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
