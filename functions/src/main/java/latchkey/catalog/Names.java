package latchkey.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import latchkey.people.Address;
import latchkey.people.PersonId;

/** Reads whom a file names: people by an address of theirs, groups as {@code group:NAME}. */
record Names(Function<Address, Optional<PersonId>> known, Groups groups) {

    static final String GROUP = "group:";

    /** People only. */
    List<PersonId> people(Node list) {
        var ids = new ArrayList<PersonId>();
        for (var entry : list.each()) {
            person(entry).filter(id -> !ids.contains(id)).ifPresent(ids::add);
        }
        return ids;
    }

    /** People and groups. */
    Parties parties(Node list) {
        var parties = new ArrayList<Party>();
        for (var entry : list.each()) {
            var written = entry.maybeText(254).orElse("");
            var party = written.startsWith(GROUP)
                    ? group(entry, written.substring(GROUP.length())).<Party>map(Party.Members::new)
                    : person(entry).<Party>map(Party.One::new);
            party.filter(one -> !parties.contains(one)).ifPresent(parties::add);
        }
        if (Parties.tooMany(parties)) {
            list.fault("at most %d people and groups, %d of them groups".formatted(Parties.MOST, Parties.MOST_GROUPS));
            return new Parties(parties.subList(0, 1));
        }
        var all = new Parties(parties);
        if (all.people(groups).size() > Groups.MOST_MEMBERS) {
            list.fault("at most %d people, those in groups included".formatted(Groups.MOST_MEMBERS));
        }
        return all;
    }

    List<GroupId> groups(Node list) {
        var ids = new ArrayList<GroupId>();
        for (var entry : list.each()) {
            group(entry, entry.maybeText(60).orElse("")).ifPresent(ids::add);
        }
        return ids;
    }

    private Optional<GroupId> group(Node entry, String name) {
        if (!GroupId.isOne(name) || !groups.members().containsKey(name)) {
            entry.fault(
                    groups.members().isEmpty()
                            ? "a group of this file, which has none"
                            : "a group of this file: "
                                    + String.join(", ", groups.members().keySet()));
            return Optional.empty();
        }
        return Optional.of(new GroupId(name));
    }

    private Optional<PersonId> person(Node entry) {
        var person = Address.parse(entry.text(254)).flatMap(known);
        if (person.isEmpty()) {
            entry.fault("the address of somebody in the workspace");
        }
        return person;
    }
}
