package latchkey.web.site;

import java.util.Optional;
import latchkey.web.command.Asker;
import latchkey.web.command.TicketLists;
import latchkey.web.command.Who;
import latchkey.web.view.Frame;
import latchkey.web.view.Frame.Section;

/** Puts the frame around a page. */
public final class Frames {

    private final Assets assets;
    private final TicketLists lists;

    public Frames(Assets assets, TicketLists lists) {
        this.assets = assets;
        this.lists = lists;
    }

    public Frame open(String title) {
        return frame(title, Section.ELSEWHERE, Optional.empty());
    }

    public Frame of(Asker asker, String title, Section section) {
        return of(asker, title, section, lists.waiting(asker));
    }

    Frame of(Asker asker, String title, Section section, int waiting) {
        return frame(
                title,
                section,
                Optional.of(new Frame.Visitor(
                        asker.person().name(),
                        asker.person().email().value(),
                        asker.session().csrf(),
                        asker.manages() || waiting > 0,
                        Who.ADMIN.lets(asker),
                        waiting,
                        asker.dates())));
    }

    int waiting(Asker asker) {
        return lists.waiting(asker);
    }

    private Frame frame(String title, Section section, Optional<Frame.Visitor> visitor) {
        return new Frame(title, section, visitor, assets.stylesheet(), assets.icon(), assets.script());
    }
}
