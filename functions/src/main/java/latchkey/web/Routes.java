package latchkey.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.web.api.AdminApps;
import latchkey.web.api.Apps;
import latchkey.web.api.AuditApi;
import latchkey.web.api.CatalogApi;
import latchkey.web.api.ContractApi;
import latchkey.web.api.Export;
import latchkey.web.api.KeysApi;
import latchkey.web.api.Me;
import latchkey.web.api.PeopleApi;
import latchkey.web.api.PeopleFileApi;
import latchkey.web.api.Problems;
import latchkey.web.api.SettingsApi;
import latchkey.web.api.Submissions;
import latchkey.web.api.TicketsApi;
import latchkey.web.command.View;
import latchkey.web.command.Who;
import latchkey.web.http.ProblemType;
import latchkey.web.http.Response;
import latchkey.web.site.AdminAppPages;
import latchkey.web.site.AppPages;
import latchkey.web.site.Assets;
import latchkey.web.site.AuditPages;
import latchkey.web.site.CatalogPages;
import latchkey.web.site.CompanySignInPages;
import latchkey.web.site.HelpPages;
import latchkey.web.site.ImportPages;
import latchkey.web.site.KeyPages;
import latchkey.web.site.ListPages;
import latchkey.web.site.PeoplePages;
import latchkey.web.site.QuietPages;
import latchkey.web.site.SettingsPages;
import latchkey.web.site.SignInPages;
import latchkey.web.site.TicketPages;

/** Every address there is, for whom it is, and what answers it. The first that fits counts. */
public record Routes(List<Route> all) {

    /** Under this the JSON API stands; everything else is pages. */
    static final String API = "/api/v1";

    public Routes {
        all = List.copyOf(all);
    }

    /** What answers a path: by method, and the parts of the path by name. */
    record Found(List<Route> routes, Map<String, String> parts) {

        boolean isApi() {
            return routes.getFirst().isApi();
        }

        Who who() {
            return routes.getFirst().who();
        }

        Optional<Route> by(String method) {
            var wanted = method.equals("HEAD") ? "GET" : method;
            return routes.stream()
                    .filter(route -> route.method().equals(wanted))
                    .findFirst();
        }

        /** For the header Allow. */
        String methods() {
            return String.join(
                    ", ",
                    routes.stream()
                            .flatMap(route ->
                                    route.method().equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(route.method()))
                            .toList());
        }
    }

    Optional<Found> at(String path) {
        for (var route : all) {
            var parts = route.path().match(path);
            if (parts.isPresent()) {
                var same = all.stream()
                        .filter(other -> other.path().equals(route.path()))
                        .toList();
                return Optional.of(new Found(same, parts.get()));
            }
        }
        return Optional.empty();
    }

    static Stream<Route> pages(
            SignInPages signIn,
            CompanySignInPages company,
            AppPages apps,
            HelpPages help,
            ListPages lists,
            TicketPages tickets,
            QuietPages quiet,
            Assets assets) {
        return Stream.of(
                Route.of("GET", "/", Who.MEMBER, _ -> Response.seeOther("/apps")),
                Route.of("GET", "/assets/{file}", Who.ANYBODY, assets),
                Route.of("GET", "/sign-in", Who.ANYBODY, signIn::form),
                Route.of("POST", "/sign-in", Who.ANYBODY, signIn::ask),
                Route.of("GET", "/sign-in/sent", Who.ANYBODY, signIn::sent),
                Route.of("POST", "/sign-in/code", Who.ANYBODY, signIn::code),
                Route.of("GET", "/sign-in/company", Who.ANYBODY, company::begin),
                Route.of("GET", CompanySignInPages.CALLBACK, Who.ANYBODY, company::arrive),
                Route.of("GET", "/sign-in/{token}", Who.ANYBODY, signIn::link),
                Route.of("POST", "/sign-in/{token}", Who.ANYBODY, signIn::complete),
                Route.of("POST", "/sign-out", Who.MEMBER, signIn::signOut),
                Route.of("GET", "/apps", Who.MEMBER, apps::all),
                Route.of("GET", "/apps/{app}", Who.MEMBER, apps::one),
                Route.of("GET", "/apps/{app}/request", Who.MEMBER, apps::form),
                Route.of("POST", "/apps/{app}/request", Who.MEMBER, apps::request),
                Route.of("GET", "/apps/{app}/help", Who.MEMBER, help::form),
                Route.of("POST", "/apps/{app}/help", Who.MEMBER, help::ask),
                list("/requests/open", View.MY_OPEN, lists),
                list("/requests/closed", View.MY_CLOSED, lists),
                list("/manage/action-required", View.ACTION_REQUIRED, lists),
                list("/manage/open", View.MANAGE_OPEN, lists),
                list("/manage/closed", View.MANAGE_CLOSED, lists),
                Route.of("GET", "/tickets/{ticket}", Who.MEMBER, tickets::show),
                Route.of("POST", "/tickets/{ticket}/comments", Who.MEMBER, tickets::comment),
                Route.of("POST", "/tickets/{ticket}/actions", Who.MEMBER, tickets::act),
                Route.of("POST", "/tickets/{ticket}/withdrawal", Who.MEMBER, tickets::withdraw),
                Route.of("POST", "/tickets/{ticket}/reassignment", Who.MEMBER, tickets::reassign),
                Route.of("POST", "/tickets/{ticket}/resolution", Who.MEMBER, tickets::resolve),
                Route.of("POST", "/tickets/{ticket}/quiet", Who.MEMBER, tickets::quiet),
                Route.of("POST", "/tickets/{ticket}/held/{mail}", Who.MEMBER, tickets::held),
                Route.of("GET", "/quiet/{token}", Who.ANYBODY, quiet::form),
                Route.of("POST", "/quiet/{token}", Who.ANYBODY, quiet::stop),
                Route.of("POST", "/tickets/{ticket}/restart", Who.MEMBER, tickets::restart));
    }

    static Stream<Route> api(Me me, Apps apps, Submissions submissions, TicketsApi tickets, Export export) {
        return Stream.of(
                Route.of("GET", API + "/me", Who.MEMBER, me),
                Route.of("GET", API + "/apps", Who.MEMBER, apps::all),
                Route.of("GET", API + "/apps/{app}", Who.MEMBER, apps::one),
                Route.of("GET", API + "/tickets", Who.MEMBER, tickets::list),
                Route.of("POST", API + "/tickets", Who.MEMBER, submissions),
                Route.of("GET", API + "/tickets.csv", Who.MEMBER, export),
                Route.of("GET", API + "/tickets/{ticket}", Who.MEMBER, tickets::one),
                Route.of("POST", API + "/tickets/{ticket}/comments", Who.MEMBER, tickets::comment),
                Route.of("POST", API + "/tickets/{ticket}/actions", Who.MEMBER, tickets::act),
                Route.of("POST", API + "/tickets/{ticket}/withdrawal", Who.MEMBER, tickets::withdraw),
                Route.of("POST", API + "/tickets/{ticket}/reassignment", Who.MEMBER, tickets::reassign),
                Route.of("POST", API + "/tickets/{ticket}/resolution", Who.MEMBER, tickets::resolve),
                Route.of("POST", API + "/tickets/{ticket}/quiet", Who.MEMBER, tickets::quiet),
                Route.of("POST", API + "/tickets/{ticket}/held/{mail}", Who.MEMBER, tickets::held),
                Route.of("POST", API + "/tickets/{ticket}/restart", Who.MEMBER, tickets::restart));
    }

    /** The keys of programs; for everybody but IT Admins they are not there. */
    static Stream<Route> keys(KeysApi keys, KeyPages pages) {
        return Stream.of(
                Route.of("GET", API + "/admin/keys", Who.IT_ADMIN, keys::list),
                Route.of("POST", API + "/admin/keys", Who.IT_ADMIN, keys::make),
                Route.of("DELETE", API + "/admin/keys/{id}", Who.IT_ADMIN, keys::revoke),
                Route.of("GET", "/admin/keys", Who.IT_ADMIN, pages::list),
                Route.of("POST", "/admin/keys", Who.IT_ADMIN, pages::make),
                Route.of("POST", "/admin/keys/{id}/revocation", Who.IT_ADMIN, pages::revoke));
    }

    /** What admins do with the catalog, and who did. */
    static Stream<Route> catalog(
            AdminApps apps,
            CatalogApi file,
            AuditApi audit,
            AdminAppPages appPages,
            CatalogPages filePages,
            AuditPages auditPages) {
        return Stream.of(
                Route.of("GET", API + "/admin/apps", Who.ADMIN, apps::all),
                Route.of("GET", API + "/admin/apps/{app}", Who.ADMIN, apps::one),
                Route.of("PUT", API + "/admin/apps/{app}", Who.ADMIN, apps::put),
                Route.of("DELETE", API + "/admin/apps/{app}", Who.ADMIN, apps::delete),
                Route.of("GET", API + "/admin/catalog", Who.IT_ADMIN, file::file),
                Route.file(API + "/admin/catalog/plan", Who.IT_ADMIN, CatalogApi.TAKES, file::plan),
                Route.file(API + "/admin/catalog/apply", Who.IT_ADMIN, CatalogApi.TAKES, file::apply),
                Route.of("GET", API + "/admin/audit", Who.IT_ADMIN, audit::list),
                Route.of("GET", API + "/admin/audit.csv", Who.IT_ADMIN, audit::csv),
                Route.of("GET", "/admin/apps", Who.ADMIN, appPages::all),
                Route.of("GET", "/admin/apps/new", Who.IT_ADMIN, appPages::fresh),
                Route.of("POST", "/admin/apps/new", Who.IT_ADMIN, appPages::add),
                Route.of("GET", "/admin/apps/{app}", Who.ADMIN, appPages::form),
                Route.of("POST", "/admin/apps/{app}", Who.ADMIN, appPages::save),
                Route.of("GET", "/admin/catalog", Who.IT_ADMIN, filePages::form),
                Route.of("POST", "/admin/catalog", Who.IT_ADMIN, filePages::plan),
                Route.of("POST", "/admin/catalog/apply", Who.IT_ADMIN, filePages::apply),
                Route.of("GET", "/admin/audit", Who.IT_ADMIN, auditPages));
    }

    /** What IT Admins do with people and settings. */
    static Stream<Route> itAdmins(
            PeopleApi people,
            PeopleFileApi file,
            SettingsApi settings,
            PeoplePages pages,
            ImportPages imports,
            SettingsPages settingsPages) {
        var takes = List.of("text/csv", "application/yaml");
        return Stream.of(
                Route.of("GET", API + "/admin/people", Who.IT_ADMIN, people::list),
                Route.of("GET", API + "/admin/people.csv", Who.IT_ADMIN, file::csv),
                Route.file(API + "/admin/people/plan", Who.IT_ADMIN, takes, file::plan),
                Route.file(API + "/admin/people/apply", Who.IT_ADMIN, takes, file::apply),
                Route.of("GET", API + "/admin/people/{address}", Who.IT_ADMIN, people::one),
                Route.of("PUT", API + "/admin/people/{address}", Who.IT_ADMIN, people::put),
                Route.of("GET", API + "/admin/settings", Who.IT_ADMIN, settings::get),
                Route.of("PUT", API + "/admin/settings", Who.IT_ADMIN, settings::put),
                Route.of("GET", "/admin/people", Who.IT_ADMIN, pages::list),
                Route.of("GET", "/admin/people/new", Who.IT_ADMIN, pages::fresh),
                Route.of("POST", "/admin/people/new", Who.IT_ADMIN, pages::add),
                Route.of("GET", "/admin/people/import", Who.IT_ADMIN, imports::form),
                Route.of("POST", "/admin/people/import", Who.IT_ADMIN, imports::plan),
                Route.of("POST", "/admin/people/import/apply", Who.IT_ADMIN, imports::apply),
                Route.of("GET", "/admin/people/{address}", Who.IT_ADMIN, pages::one),
                Route.of("POST", "/admin/people/{address}", Who.IT_ADMIN, pages::change),
                Route.of("GET", "/admin/settings", Who.IT_ADMIN, settingsPages::form),
                Route.of("POST", "/admin/settings", Who.IT_ADMIN, settingsPages::save));
    }

    /** What programs read about the API, signed in or not. */
    static Stream<Route> documents() {
        return Stream.of(
                Route.of("GET", API + "/openapi.json", Who.ANYBODY, new ContractApi()),
                Route.of("GET", ProblemType.PATH + "{problem}", Who.ANYBODY, new Problems()));
    }

    private static Route list(String path, View view, ListPages lists) {
        return Route.of("GET", path, view.who(), visit -> lists.page(visit, view));
    }
}
