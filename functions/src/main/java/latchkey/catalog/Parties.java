package latchkey.catalog;

import java.util.List;
import latchkey.people.PersonId;

/**
 * Everybody whom a workflow names at one place: at most 40 people and groups, so that a step's list entries fit a
 * transaction, and at most 10 of them groups.
 */
public record Parties(List<Party> all) {

    public static final Parties NOBODY = new Parties(List.of());
    public static final int MOST = 40;
    public static final int MOST_GROUPS = 10;

    public Parties {
        all = all.stream().distinct().toList();
        if (tooMany(all)) {
            throw new IllegalArgumentException(
                    "At most %d people and groups, %d of them groups, are named, got %d, %d of them groups"
                            .formatted(
                                    MOST,
                                    MOST_GROUPS,
                                    all.size(),
                                    all.size() - named(all).size()));
        }
    }

    static boolean tooMany(List<Party> all) {
        return all.size() > MOST || all.size() - named(all).size() > MOST_GROUPS;
    }

    public static Parties of(List<PersonId> people) {
        return new Parties(people.stream().<Party>map(Party.One::new).toList());
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The people named themselves. */
    public List<PersonId> named() {
        return named(all);
    }

    public List<GroupId> groups() {
        return all.stream()
                .filter(Party.Members.class::isInstance)
                .map(party -> ((Party.Members) party).group())
                .toList();
    }

    /** Everybody, by name or in a group, each once. */
    public List<PersonId> people(Groups groups) {
        return all.stream()
                .flatMap(party -> party.people(groups).stream())
                .distinct()
                .toList();
    }

    public boolean include(PersonId person, Groups groups) {
        return all.stream().anyMatch(party -> party.people(groups).contains(person));
    }

    private static List<PersonId> named(List<Party> all) {
        return all.stream()
                .filter(Party.One.class::isInstance)
                .map(party -> ((Party.One) party).person())
                .toList();
    }
}
