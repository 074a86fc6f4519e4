package latchkey.web;

import java.util.stream.Stream;
import latchkey.runtime.Wiring;
import latchkey.store.Store;
import latchkey.ticket.Via;
import latchkey.web.api.AdminApps;
import latchkey.web.api.Apps;
import latchkey.web.api.AuditApi;
import latchkey.web.api.CatalogApi;
import latchkey.web.api.Me;
import latchkey.web.api.Submissions;
import latchkey.web.api.TicketsApi;
import latchkey.web.command.Acting;
import latchkey.web.command.Answering;
import latchkey.web.command.ApplyCatalog;
import latchkey.web.command.Cards;
import latchkey.web.command.Curating;
import latchkey.web.command.Desk;
import latchkey.web.command.EditApp;
import latchkey.web.command.HandingOn;
import latchkey.web.command.Named;
import latchkey.web.command.Once;
import latchkey.web.command.Owners;
import latchkey.web.command.Submit;
import latchkey.web.command.TicketLists;
import latchkey.web.http.Cookies;
import latchkey.web.http.PublicAddress;
import latchkey.web.site.AdminAppPages;
import latchkey.web.site.AppPages;
import latchkey.web.site.Assets;
import latchkey.web.site.AuditPages;
import latchkey.web.site.CatalogPages;
import latchkey.web.site.Frames;
import latchkey.web.site.HelpPages;
import latchkey.web.site.ListPages;
import latchkey.web.site.Messages;
import latchkey.web.site.NotThere;
import latchkey.web.site.SignInPages;
import latchkey.web.site.TicketPages;

/** Puts the pages and the API behind one door. */
final class House {

    private final Wiring wiring;
    private final Store store;
    private final PublicAddress address;
    private final Desk desk;
    private final TicketLists lists;
    private final Assets assets = new Assets();
    private final Frames frames;

    House(Wiring wiring) {
        this.wiring = wiring;
        this.store = wiring.store();
        this.address = new PublicAddress(wiring.config().maybe("PUBLIC_ADDRESS"));
        this.desk = new Desk(store.reading());
        this.lists = new TicketLists(store.lists(), wiring.clock());
        this.frames = new Frames(assets, lists);
    }

    Door door() {
        return new Door(
                routes(),
                store.sessions(),
                desk,
                address,
                new Once(store.answers()),
                new Faults(new Messages(frames), new NotThere(frames)),
                wiring.log());
    }

    Routes routes() {
        var owners = new Owners(store.reading());
        var cards = new Cards(owners, lists);
        var submit = new Submit(store.tickets(), owners, wiring.clock(), wiring.ids()::ticket);
        var pages = Routes.pages(
                new SignInPages(
                        store.signIns(), store.sessions(), new Cookies(address.secure()), frames, wiring.ids()::secret),
                new AppPages(cards, submit, frames),
                new HelpPages(cards, submit, frames),
                new ListPages(lists, frames),
                new TicketPages(store.tickets(), answering(Via.WEB), handingOn(Via.WEB), frames),
                assets);
        var api = Routes.api(
                new Me(lists),
                new Apps(cards),
                new Submissions(submit),
                new TicketsApi(store.tickets(), lists, answering(Via.API), handingOn(Via.API)));
        return new Routes(Stream.of(pages, api, catalog(), Routes.later())
                .flatMap(some -> some)
                .toList());
    }

    private Stream<Routes.Route> catalog() {
        var named = new Named(store.reading());
        var curating = new Curating(store.catalogs(), store.audits(), store.lists(), named, () -> false);
        return Routes.catalog(
                new AdminApps(new EditApp(desk, curating, named, store.lists(), Via.API)),
                new CatalogApi(new ApplyCatalog(curating, named, Via.API)),
                new AuditApi(store.audits()),
                new AdminAppPages(new EditApp(desk, curating, named, store.lists(), Via.WEB), frames),
                new CatalogPages(new ApplyCatalog(curating, named, Via.WEB), frames),
                new AuditPages(store.audits(), frames));
    }

    private HandingOn handingOn(Via via) {
        return new HandingOn(new Acting(desk, store.tickets()), store.reading(), wiring.clock(), via);
    }

    private Answering answering(Via via) {
        return new Answering(new Acting(desk, store.tickets()), wiring.clock(), via);
    }
}
