package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** Somebody of the demo company: uses the API with a session, and answers mail. */
final class Inhabitant {

    private final Company company;
    private final String address;
    private final String cookie;

    Inhabitant(Company company, String address) {
        this.company = company;
        this.address = address;
        var answer = company.call(
                        "POST",
                        "/_local/sign-in",
                        Map.of("Content-Type", "application/json"),
                        Json.write(Map.of("email", address)))
                .must(204);
        this.cookie = answer.headers().getOrDefault("set-cookie", List.of()).stream()
                .map(one -> one.substring(0, one.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    String cookie() {
        return cookie;
    }

    String address() {
        return address;
    }

    Answer get(String path) {
        return company.get(path, Map.of("Cookie", cookie));
    }

    Answer post(String path, Map<String, ?> body) {
        return company.call(
                "POST", path, Map.of("Cookie", cookie, "Content-Type", "application/json"), Json.write(body));
    }

    /** With an idempotency key. */
    Answer post(String path, Map<String, ?> body, String key) {
        return company.call(
                "POST",
                path,
                Map.of("Cookie", cookie, "Content-Type", "application/json", "Idempotency-Key", key),
                Json.write(body));
    }

    /** Changes what is there, as it is now; with no ETag where nothing is there yet. */
    Answer puts(String path, Map<String, ?> body) {
        return puts(path, body, get(path).tag());
    }

    Answer puts(String path, Map<String, ?> body, Optional<String> tag) {
        var headers = new LinkedHashMap<>(Map.of("Cookie", cookie, "Content-Type", "application/json"));
        tag.ifPresent(one -> headers.put("If-Match", one));
        return company.call("PUT", path, headers, Json.write(body));
    }

    /** Sends a file. */
    Answer file(String path, String type, String text, Optional<String> tag) {
        var headers = new LinkedHashMap<>(Map.of("Cookie", cookie, "Content-Type", type));
        tag.ifPresent(one -> headers.put("If-Match", one));
        return company.call("POST", path, headers, text);
    }

    /** Fills in a form of a page and sends it. */
    Answer form(String page, String action, Map<String, String> fields) {
        var shown = get(page).must(200).body();
        var all = new LinkedHashMap<>(hidden(shown));
        all.putAll(fields);
        var body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return company.call(
                "POST", action, Map.of("Cookie", cookie, "Content-Type", "application/x-www-form-urlencoded"), body);
    }

    private static Map<String, String> hidden(String page) {
        var fields = new LinkedHashMap<String, String>();
        var inputs = Pattern.compile("<input type=\"hidden\" name=\"(csrf|tag)\" value=\"([^\"]*)\"")
                .matcher(page);
        while (inputs.find()) {
            fields.put(inputs.group(1), inputs.group(2));
        }
        return fields;
    }

    /** Asks for an app; the answer is the ticket's id. */
    String requests(String app, String reason) {
        return requests(app, null, reason);
    }

    String requests(String app, @Nullable String licence, String reason) {
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", "access");
        body.put("app", app);
        if (licence != null) {
            body.put("licence", licence);
        }
        body.put("reason", reason);
        var id = post("/api/v1/tickets", body).must(201).json().text("id");
        company.idle();
        return id;
    }

    Answer.Doc ticket(String id) {
        return get("/api/v1/tickets/" + id).must(200).json();
    }

    List<String> timeline(String id) {
        return ticket(id).docs("timeline").stream()
                .map(event -> event.text("kind"))
                .toList();
    }

    List<String> list(String view) {
        return get("/api/v1/tickets?view=" + view).must(200).json().docs("items").stream()
                .map(one -> one.text("id"))
                .toList();
    }

    Answer acts(String id, String action) {
        return settled(post("/api/v1/tickets/" + id + "/actions", Map.of("action", action)));
    }

    Answer acts(String id, String action, String comment) {
        return settled(post("/api/v1/tickets/" + id + "/actions", Map.of("action", action, "comment", comment)));
    }

    Answer comments(String id, String text) {
        return settled(post("/api/v1/tickets/" + id + "/comments", Map.of("text", text)));
    }

    /** Asks the App Admins of an app something; the answer is the ticket's id. */
    String asksForHelp(String app, String question) {
        var id = post("/api/v1/tickets", Map.of("kind", "help", "app", app, "reason", question))
                .must(201)
                .json()
                .text("id");
        company.idle();
        return id;
    }

    Answer resolves(String id, String comment) {
        return settled(post("/api/v1/tickets/" + id + "/resolution", Map.of("comment", comment)));
    }

    /** Hands the own place on. */
    Answer handsOn(String id, String to) {
        return settled(post("/api/v1/tickets/" + id + "/reassignment", Map.of("to", Company.address(to))));
    }

    /** Hands somebody's place on. */
    Answer handsOn(String id, String from, String to, String comment) {
        return settled(post(
                "/api/v1/tickets/" + id + "/reassignment",
                Map.of("from", Company.address(from), "to", Company.address(to), "comment", comment)));
    }

    /** Sends the form of a page, with the token that the page gave. */
    Answer sends(String page, String form, Map<String, String> fields) {
        var csrf = get(page).must(200).body().replaceAll("(?s).*name=\"csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
        var body = new StringBuilder("csrf=" + csrf);
        fields.forEach((name, value) ->
                body.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return settled(company.call(
                "POST",
                form,
                Map.of("Cookie", cookie, "Content-Type", "application/x-www-form-urlencoded"),
                body.toString()));
    }

    Answer withdraws(String id) {
        return settled(post("/api/v1/tickets/" + id + "/withdrawal", Map.of()));
    }

    List<Mail> mails(String ticket) {
        return company.mailbox(address).stream()
                .filter(mail -> mail.ticket().equals(ticket))
                .toList();
    }

    List<String> kindsOfMail(String ticket) {
        return mails(ticket).stream().map(Mail::kind).toList();
    }

    /** The newest mail about the ticket that asks for a decision. */
    Mail asked(String ticket) {
        var asks = mails(ticket).stream()
                .filter(mail -> List.of("ask", "reminder", "escalation").contains(mail.kind()))
                .toList();
        assertThat(asks).as("mails that ask %s about %s", address, ticket).isNotEmpty();
        return asks.getLast();
    }

    /** The newest mail about the ticket, of whatever kind. */
    Mail newest(String ticket) {
        return mails(ticket).getLast();
    }

    /** Answers as a mail client does: the text, then what was answered, quoted. */
    void replies(Mail mail, String text) {
        company.post().send(address, mail.replyTo(), Reply.gmail(address, mail, text));
        company.idle();
    }

    void repliesFromOutlook(Mail mail, String text) {
        company.post().send(address, mail.replyTo(), Reply.outlook(address, mail, text));
        company.idle();
    }

    private Answer settled(Answer answer) {
        company.idle();
        return answer;
    }
}
