package latchkey.web.view;

import java.util.List;
import java.util.Optional;
import latchkey.catalog.App;
import latchkey.catalog.Licence;
import latchkey.people.PersonRef;

/**
 * An app as one person sees it.
 *
 * @param open their newest open request for it
 * @param granted their newest request for it that was granted
 */
public record AppCard(App app, List<PersonRef> owners, Optional<String> open, Optional<String> granted) {

    private static final int HUES = 8;

    public AppCard {
        owners = List.copyOf(owners);
    }

    /** {@code none}, {@code requested} or {@code granted}; what is under way comes before what they have. */
    public String mine() {
        return open.isPresent() ? "requested" : granted.isPresent() ? "granted" : "none";
    }

    /** The ticket that {@link #mine} speaks of. */
    public Optional<String> ticket() {
        return open.or(() -> granted);
    }

    public String id() {
        return app.id().value();
    }

    public String letter() {
        return new String(Character.toChars(Character.toUpperCase(app.name().codePointAt(0))));
    }

    /** One of a few colours, always the same for an app; it says nothing. */
    public String hue() {
        return "hue" + Math.floorMod(id().hashCode(), HUES);
    }

    public String licenceNames() {
        return String.join(", ", app.licences().stream().map(Licence::name).toList());
    }

    /** What will happen to a request, before anybody is named. */
    public String way() {
        int steps = app.workflow().steps().size();
        var approval = switch (steps) {
            case 0 -> "Nobody has to approve it";
            case 1 -> "One approval";
            default -> steps + " approvals, one after the other";
        };
        return approval
                + (app.workflow().sso() ? ", then IT sets it up, then " : ", then ")
                + (owners.size() == 1 ? "the owner assigns it." : "one of the owners assigns it.");
    }

    public String ownerNames() {
        return owners.isEmpty()
                ? "nobody yet"
                : String.join(", ", owners.stream().map(PersonRef::name).toList());
    }
}
