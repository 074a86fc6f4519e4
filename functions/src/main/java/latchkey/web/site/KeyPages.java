package latchkey.web.site;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.store.ApiKeys;
import latchkey.web.command.Keyring;
import latchkey.web.command.Visit;
import latchkey.web.http.Query;
import latchkey.web.http.Response;
import latchkey.web.page.JtekeysGenerated;
import latchkey.web.view.Form;
import latchkey.web.view.Frame.Section;
import latchkey.web.view.KeyList;

/** The keys of programs, for IT Admins. */
public final class KeyPages {

    /** What the form proposes; nobody has to think of a year. */
    private static final int DAYS = 90;

    private final Keyring keyring;
    private final InstantSource clock;
    private final Frames frames;
    private final NotThere notThere;

    public KeyPages(Keyring keyring, InstantSource clock, Frames frames) {
        this.keyring = keyring;
        this.clock = clock;
        this.frames = frames;
        this.notThere = new NotThere(frames);
    }

    public Response list(Visit visit) {
        var proposed = Map.of(
                "person", visit.asker().person().email().value(),
                "scope", "read",
                "expires", today().plusDays(DAYS).toString());
        return page(
                200,
                visit,
                Optional.empty(),
                new Form(proposed, Map.of()),
                visit.request().query().get("revoked").isPresent());
    }

    /** Answers with the key itself, once: it stands in this page and in no address, and no browser keeps the page. */
    public Response make(Visit visit) {
        var form = visit.request().form();
        var wish = new Keyring.Wish(
                form.text("name"), form.text("person"), form.text("scope"), endOf(form.text("expires")));
        return switch (keyring.make(visit.asker(), wish, _ -> List.of())) {
            case Keyring.Result.Made(var issued) -> page(200, visit, Optional.of(issued), Form.EMPTY, false);
            case Keyring.Result.Refused(var faults) ->
                page(422, visit, Optional.empty(), new Form(typed(form), said(faults)), false);
        };
    }

    public Response revoke(Visit visit) {
        return keyring.revoke(visit.asker(), visit.request().part("id"))
                ? Response.seeOther("/admin/keys?revoked=1")
                : notThere.page(visit.asker());
    }

    private Response page(int status, Visit visit, Optional<ApiKeys.Issued> made, Form form, boolean revoked) {
        var list = new KeyList(
                Admin.KEYS.tabs(visit.asker()),
                keyring.all(),
                made,
                today().plusDays(1),
                LocalDate.ofInstant(clock.instant().plus(ApiKeys.LONGEST), ZoneOffset.UTC)
                        .minusDays(1),
                form,
                revoked);
        return Html.page(
                status,
                out -> JtekeysGenerated.render(
                        out,
                        null,
                        frames.of(visit.asker(), Admin.KEYS.title(), Section.ADMIN),
                        visit.asker().session().csrf(),
                        list));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** A day is meant to its end, in UTC, as all moments on the pages. */
    private static String endOf(String day) {
        try {
            return LocalDate.parse(day)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toString();
        } catch (DateTimeParseException noDay) {
            return day;
        }
    }

    private static Map<String, String> typed(Query form) {
        var typed = new LinkedHashMap<String, String>();
        List.of("name", "person", "scope", "expires").forEach(name -> typed.put(name, form.text(name)));
        return typed;
    }

    /** The page asks for a day, and its words are its own. */
    private static Map<String, String> said(Map<String, String> faults) {
        var said = new LinkedHashMap<>(faults);
        said.computeIfPresent("scope", (_, _) -> "Choose how far the key reaches.");
        said.computeIfPresent("expires", (_, _) -> "A day to come, at most a year from now.");
        return said;
    }
}
