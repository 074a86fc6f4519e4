package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.runtime.Json;
import latchkey.ticket.MailKind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Whatever looks into mail before its reader does, a virus scanner, a preview, a proxy, opens every address in it. None of
 * these changes anything.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LinksTest {

    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"'\\])}]+");
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");
    private static final Set<String> WRITES = Set.of(
            "dynamodb.PutItem",
            "dynamodb.UpdateItem",
            "dynamodb.DeleteItem",
            "dynamodb.BatchWriteItem",
            "dynamodb.TransactWriteItems");

    @Test
    void a_look_at_any_address_of_any_mail_changes_nothing() {
        try (var company = Company.demo()) {
            var tickets = mailOfEveryKind(company);
            var mails = company.allMail();
            assertThat(mails.stream().map(Mail::kind).collect(Collectors.toSet()))
                    .isEqualTo(
                            Arrays.stream(MailKind.values()).map(MailKind::word).collect(Collectors.toSet()));
            assertThat(mails.stream().filter(mail -> mail.kind().equals("comment")))
                    .isNotEmpty()
                    .allSatisfy(mail -> assertThat(addresses(mail)).anyMatch(url -> url.contains("/quiet/")));
            var urls = mails.stream().flatMap(mail -> addresses(mail).stream()).collect(Collectors.toSet());
            assertThat(urls)
                    .hasSizeGreaterThan(tickets.size() + 1)
                    .anyMatch(url -> url.contains("?to="))
                    .allMatch(url -> url.startsWith(company.http() + "/"));
            var before = state(company, tickets);
            var written = written(company);

            fetched(urls);

            company.idle();
            assertThat(written(company)).as("writes of all functions").isEqualTo(written);
            assertThat(state(company, tickets)).isEqualTo(before);
            assertThat(company.allMail()).hasSameSizeAs(mails);
            theLinkStillSignsIn(company);
            company.isSound();
        }
    }

    private static void theLinkStillSignsIn(Company company) {
        var link =
                URI.create(company.mailbox("lena").getLast().link("/sign-in/")).getPath();
        assertThat(company.call("POST", link, FORM, "email=lena%40demo.example")
                        .must(303)
                        .headers())
                .containsKey("set-cookie");
    }

    /** @return the tickets that they are about */
    private static List<String> mailOfEveryKind(Company company) {
        var mara = company.person("mara");
        var bea = company.person("bea");
        var waits = mara.requests("canvas", "Posters");
        mara.comments(waits, "By Friday, please");
        Draft.reply(bea.address(), bea.newest(waits)).text("approve").send(company);
        company.idle();
        Draft.reply(bea.address(), bea.asked(waits))
                .text("approve")
                .verdicts("dmarc=GRAY")
                .send(company);
        company.idle();
        bea.replies(bea.asked(waits), "reassign to yuki@demo.example"); // the receipt leads to a form that is filled in
        var handedOn = mara.requests("beacon", "Handed on");
        company.person("hugo").handsOn(handedOn, "sam").must(200);
        var granted = mara.requests("postbox", "Letters");
        company.person("kofi").replies(company.person("kofi").asked(granted), "done");
        var denied = mara.requests("roster", "Holidays");
        company.person("sam").acts(denied, "deny", "Not yet.").must(200);
        var help = mara.asksForHelp("canvas", "Where is the pen?");
        bea.resolves(help, "In the drawer.").must(200);
        var warned = mara.requests("forge", "reader", "Comes back");
        var ask = company.person("priya").asked(warned);
        company.call(
                        "POST",
                        "/_local/bounces",
                        Map.of("Content-Type", "application/json"),
                        Json.write(Map.of("mail", ask.id())))
                .must(200);
        company.idle();
        company.advance(Duration.ofDays(6));
        company.call("POST", "/sign-in", FORM, "email=lena%40demo.example").must(303);
        company.idle();
        return List.of(waits, handedOn, granted, denied, help, warned);
    }

    /** In the text, the HTML, and the headers. */
    private static Set<String> addresses(Mail mail) {
        var found = new TreeSet<String>();
        Stream.of(mail.text(), mail.html(), mail.doc().doc("headers").values().toString())
                .map(URL::matcher)
                .forEach(matcher -> matcher.results().forEach(one -> found.add(one.group())));
        return found;
    }

    /** Without cookies, by GET and HEAD, each twice, all at once, wherever they redirect to. */
    private static void fetched(Set<String> urls) {
        try (var http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            var under = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (var url : urls) {
                for (var method : List.of("GET", "HEAD", "GET", "HEAD")) {
                    var request = HttpRequest.newBuilder(URI.create(url))
                            .timeout(Duration.ofMinutes(1))
                            .method(method, HttpRequest.BodyPublishers.noBody());
                    under.add(http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()));
                }
            }
            assertThat(under).allSatisfy(answer -> {
                var got = answer.join();
                assertThat(got.statusCode()).as("%s", got.request()).isEqualTo(200);
                assertThat(got.headers().map().keySet()).as("%s", got.request()).doesNotContain("set-cookie");
            });
        }
    }

    /** What people would see of a change. */
    private static Map<String, String> state(Company company, List<String> tickets) {
        var ines = company.person("ines");
        var state = new LinkedHashMap<String, String>();
        tickets.forEach(ticket -> state.put(
                ticket, ines.get("/api/v1/tickets/" + ticket).must(200).body()));
        for (var path : List.of(
                "/admin/people/mara@demo.example",
                "/admin/people/lena@demo.example",
                "/admin/settings",
                "/admin/keys")) {
            state.put(path, ines.get("/api/v1" + path).must(200).body());
        }
        return state;
    }

    /** How often each function has written to the table; what is read is not counted. */
    private static Map<String, Long> written(Company company) {
        var written = new TreeMap<String, Long>();
        company.get("/_local/calls", Map.of()).must(200).json().values().forEach((function, calls) -> {
            if (calls instanceof Map<?, ?> counts) {
                counts.forEach((call, times) -> {
                    if (WRITES.contains(String.valueOf(call))) {
                        written.put(function + " " + call, Long.valueOf(String.valueOf(times)));
                    }
                });
            }
        });
        assertThat(written).isNotEmpty();
        return written;
    }
}
