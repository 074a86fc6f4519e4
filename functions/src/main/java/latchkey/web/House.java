package latchkey.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.runtime.Wiring;
import latchkey.store.Store;
import latchkey.ticket.Via;
import latchkey.web.api.AdminApps;
import latchkey.web.api.Apps;
import latchkey.web.api.AuditApi;
import latchkey.web.api.CatalogApi;
import latchkey.web.api.Export;
import latchkey.web.api.KeysApi;
import latchkey.web.api.Me;
import latchkey.web.api.PeopleApi;
import latchkey.web.api.PeopleFileApi;
import latchkey.web.api.SettingsApi;
import latchkey.web.api.Submissions;
import latchkey.web.api.TicketsApi;
import latchkey.web.command.Acting;
import latchkey.web.command.Answering;
import latchkey.web.command.ApplyCatalog;
import latchkey.web.command.Cards;
import latchkey.web.command.Confirming;
import latchkey.web.command.Curating;
import latchkey.web.command.Desk;
import latchkey.web.command.EditApp;
import latchkey.web.command.Governing;
import latchkey.web.command.HandingOn;
import latchkey.web.command.Keyring;
import latchkey.web.command.Named;
import latchkey.web.command.Once;
import latchkey.web.command.Owners;
import latchkey.web.command.SignInWays;
import latchkey.web.command.Staffing;
import latchkey.web.command.Submit;
import latchkey.web.command.TicketLists;
import latchkey.web.command.Timelines;
import latchkey.web.http.Cookies;
import latchkey.web.http.PublicAddress;
import latchkey.web.oidc.OidcSettings;
import latchkey.web.oidc.Provider;
import latchkey.web.site.AdminAppPages;
import latchkey.web.site.AppPages;
import latchkey.web.site.Assets;
import latchkey.web.site.AuditPages;
import latchkey.web.site.CatalogPages;
import latchkey.web.site.CompanySignInPages;
import latchkey.web.site.Entrance;
import latchkey.web.site.Frames;
import latchkey.web.site.HelpPages;
import latchkey.web.site.ImportPages;
import latchkey.web.site.KeyPages;
import latchkey.web.site.ListPages;
import latchkey.web.site.Messages;
import latchkey.web.site.NotThere;
import latchkey.web.site.PeoplePages;
import latchkey.web.site.QuietPages;
import latchkey.web.site.SettingsPages;
import latchkey.web.site.SignInPages;
import latchkey.web.site.TicketPages;

/** Puts the pages and the API behind one door. Its routes are public, so that a test can ask them all. */
public final class House {

    private final Wiring wiring;
    private final Store store;
    private final PublicAddress address;
    private final Desk desk;
    private final TicketLists lists;
    private final Assets assets = new Assets();
    private final Frames frames;
    private final Optional<Provider> provider;

    public House(Wiring wiring) {
        this.wiring = wiring;
        this.store = wiring.store();
        this.address = new PublicAddress(wiring.config().maybe("PUBLIC_ADDRESS"));
        this.desk = new Desk(store.reading());
        this.lists = new TicketLists(store.lists(), wiring.clock());
        this.frames = new Frames(assets, lists);
        this.provider = OidcSettings.of(wiring.config()).map(one -> new Provider(one, wiring.clock()));
    }

    Door door() {
        return new Door(
                routes(),
                store,
                desk,
                address,
                new Once(store.answers()),
                new Faults(new Messages(frames), new NotThere(frames)),
                wiring.log());
    }

    public Routes routes() {
        var owners = new Owners(store.reading());
        var cards = new Cards(owners, lists);
        var submit = new Submit(store.tickets(), owners, wiring.clock(), wiring.ids()::ticket);
        var entrance = new Entrance(this::ways, store.sessions(), new Cookies(address.secure()));
        var pages = Routes.pages(
                new SignInPages(store.signIns(), entrance, frames, wiring.ids()::secret),
                new CompanySignInPages(
                        provider,
                        store.companySignIns(),
                        entrance,
                        address,
                        frames,
                        wiring.ids()::secret,
                        wiring.log()),
                new AppPages(cards, submit, frames),
                new HelpPages(cards, submit, frames),
                new ListPages(lists, frames),
                new TicketPages(timelines(Via.WEB), answering(Via.WEB), handingOn(Via.WEB), confirming(), frames),
                new QuietPages(store.quietings(), frames),
                assets);
        var api = Routes.api(
                new Me(lists),
                new Apps(cards),
                new Submissions(submit),
                new TicketsApi(timelines(Via.API), lists, answering(Via.API), handingOn(Via.API), confirming()),
                new Export(store.tickets(), lists, store.audits()));
        var keys = Routes.keys(
                new KeysApi(new Keyring(store, wiring.clock(), Via.API)),
                new KeyPages(new Keyring(store, wiring.clock(), Via.WEB), wiring.clock(), frames));
        return new Routes(Stream.of(pages, api, keys, catalog(), itAdmins(), Routes.documents())
                .flatMap(some -> some)
                .toList());
    }

    private Stream<Route> catalog() {
        var named = new Named(store.reading());
        var curating = new Curating(
                store.catalogs(),
                store.audits(),
                store.lists(),
                named,
                () -> store.reading().settings().publishSsoApps());
        return Routes.catalog(
                new AdminApps(new EditApp(desk, curating, named, store.lists(), Via.API)),
                new CatalogApi(new ApplyCatalog(curating, named, Via.API)),
                new AuditApi(store.audits()),
                new AdminAppPages(new EditApp(desk, curating, named, store.lists(), Via.WEB), frames),
                new CatalogPages(new ApplyCatalog(curating, named, Via.WEB), frames),
                new AuditPages(store.audits(), wiring.clock(), frames));
    }

    private Stream<Route> itAdmins() {
        var byApi = new Staffing(store, wiring.ids()::person, Via.API);
        var byWeb = new Staffing(store, wiring.ids()::person, Via.WEB);
        return Routes.itAdmins(
                new PeopleApi(byApi, store.people()),
                new PeopleFileApi(byApi, store.people()),
                new SettingsApi(new Governing(store, provider.isPresent(), Via.API)),
                new PeoplePages(byWeb, store.people(), frames),
                new ImportPages(byWeb, frames),
                new SettingsPages(new Governing(store, provider.isPresent(), Via.WEB), frames));
    }

    /** Without a provider there is one way, and nothing need be read. */
    private SignInWays ways() {
        return SignInWays.of(
                provider.isEmpty() ? List.of() : store.reading().settings().signIn(), provider.isPresent());
    }

    private Timelines timelines(Via via) {
        return new Timelines(store.tickets(), store.audits(), via);
    }

    private HandingOn handingOn(Via via) {
        return new HandingOn(new Acting(desk, store.tickets()), store.reading(), wiring.clock(), via);
    }

    private Confirming confirming() {
        return new Confirming(new Acting(desk, store.tickets()), store.heldMails(), wiring.clock());
    }

    private Answering answering(Via via) {
        return new Answering(new Acting(desk, store.tickets()), store.audits(), wiring.clock(), via);
    }
}
