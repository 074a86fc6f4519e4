package latchkey.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * People as a file, CSV or YAML: first its rows, then, once it is known who is there, what they say. Whom it leaves out stays.
 *
 * @param faults of the file's form; what its rows say is looked at afterwards
 */
public record PeopleFile(List<Row> rows, List<Fault> faults) {

    /** A file of this size is written well within the time of one call. */
    public static final int MOST = 2_000;

    public PeopleFile {
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    /**
     * What stands there of one person.
     *
     * @param path says where a field is
     * @param who whose address it was so far; empty where that is the one in the row
     */
    public record Row(Map<?, ?> fields, UnaryOperator<String> path, Optional<Address> who) {

        Row(Map<?, ?> fields, UnaryOperator<String> path) {
            this(fields, path, Optional.empty());
        }

        /** Who it is about; empty, with a fault, where nobody can be meant. */
        private Optional<Address> email(ProfileReader reader) {
            return who.filter(_ -> !fields.containsKey("email")).or(reader::email);
        }

        private Optional<Person> person(Directory directory, Address email) {
            return directory.at(who.orElse(email));
        }
    }

    /** A form or a call about one person, as a file of one. */
    public static PeopleFile one(Map<?, ?> fields, UnaryOperator<String> path, Address who) {
        return new PeopleFile(List.of(new Row(fields, path, Optional.of(who))), List.of());
    }

    /** A header with the fields' names, then a row for each person. */
    public static PeopleFile csv(String text) {
        var faults = new ArrayList<Fault>();
        var table = new ArrayList<Csv.Row>();
        try {
            table.addAll(Csv.read(text));
        } catch (Csv.NotCsv e) {
            return new PeopleFile(List.of(), List.of(new Fault("", "", e.sentence())));
        }
        var header = table.isEmpty()
                ? List.<String>of()
                : table.removeFirst().cells().stream().map(String::strip).toList();
        header.stream()
                .filter(column -> !Profile.FIELDS.contains(column))
                .forEach(column -> faults.add(new Fault("line 1", column, "one of the columns " + columns())));
        if (!header.contains("email") || Set.copyOf(header).size() < header.size()) {
            faults.add(new Fault(
                    "line 1",
                    String.join(",", header),
                    "columns with commas between them, each once, and email among them"));
        }
        if (!faults.isEmpty()) {
            return new PeopleFile(List.of(), faults);
        }
        var rows = new ArrayList<Row>();
        for (var row : table) {
            if (row.cells().size() != header.size()) {
                faults.add(new Fault(
                        "line " + row.line(),
                        row.cells().size() + " cells",
                        "%d cells, as many as there are columns".formatted(header.size())));
                continue;
            }
            var fields = new LinkedHashMap<String, String>();
            for (int i = 0; i < header.size(); i++) {
                fields.put(header.get(i), row.cells().get(i));
            }
            rows.add(new Row(fields, field -> "line %d, %s".formatted(row.line(), field)));
        }
        return limited(rows, faults);
    }

    /** @param tree the file's maps and lists, with {@code people} at its root */
    public static PeopleFile tree(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> root
                && root.get("people") instanceof List<?> list
                && root.keySet().equals(Set.of("people")))) {
            return new PeopleFile(
                    List.of(), List.of(new Fault("people", "", "a list of people, and nothing beside it")));
        }
        var rows = new ArrayList<Row>();
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < list.size(); i++) {
            var at = "people[" + i + "]";
            if (list.get(i) instanceof Map<?, ?> fields) {
                rows.add(new Row(fields, field -> at + "." + field));
            } else {
                faults.add(new Fault(at, String.valueOf(list.get(i)), "a person with: " + columns()));
            }
        }
        return limited(rows, faults);
    }

    /** Every address that the file names and that is one: for these people must be looked. */
    public Set<Address> named() {
        var named = new LinkedHashSet<Address>();
        for (var row : rows) {
            var unheard = new ArrayList<Fault>();
            var reader = new ProfileReader(row.fields(), row.path(), unheard);
            row.who().ifPresent(named::add);
            row.email(reader).ifPresent(email -> {
                named.add(email);
                var read = reader.loosely(Profile.blank(email));
                named.addAll(read.aliases());
                read.manager().ifPresent(named::add);
            });
        }
        return named;
    }

    /** What its rows say, with every fault. */
    Said read(Directory directory) {
        var all = new ArrayList<>(faults);
        var entries = new ArrayList<Entry>();
        for (var row : rows) {
            var reader = new ProfileReader(row.fields(), row.path(), all);
            row.email(reader).ifPresent(email -> {
                var before = row.person(directory, email);
                var base = before.map(person -> Profile.of(person, directory)).orElseGet(() -> Profile.blank(email));
                reader.read(base.at(email))
                        .map(profile -> before.map(profile::reachedAsBefore).orElse(profile))
                        .ifPresent(profile -> entries.add(new Entry(row, before, profile)));
            });
        }
        var named = entries.stream()
                .flatMap(entry -> entry.profile().addresses().stream())
                .collect(Collectors.toSet());
        var taken = new HashMap<Address, Entry>();
        for (var entry : entries) {
            entry.addFaults(directory, taken, named, all);
        }
        return new Said(entries, all);
    }

    /** One person of the file, and who they are so far. */
    record Entry(Row row, Optional<Person> before, Profile profile) {

        private void addFaults(Directory directory, Map<Address, Entry> taken, Set<Address> named, List<Fault> faults) {
            for (var address : profile.addresses()) {
                var field = address.equals(profile.email()) ? "email" : "aliases";
                var holder = directory.at(address);
                if (holder.isPresent() && !holder.equals(before)) {
                    fault(
                            faults,
                            field,
                            address,
                            "an address that is nobody else's; it is %s's"
                                    .formatted(holder.get().name()));
                } else if (taken.putIfAbsent(address, this) != null) {
                    fault(faults, field, address, "an address that stands in the file once");
                }
            }
            profile.manager().ifPresent(manager -> {
                if (profile.addresses().contains(manager)) {
                    fault(faults, "manager", manager, "somebody else");
                } else if (directory.at(manager).isEmpty() && !named.contains(manager)) {
                    fault(faults, "manager", manager, "the address of somebody in the workspace or in the file");
                }
            });
        }

        private void fault(List<Fault> faults, String field, Address value, String right) {
            faults.add(new Fault(row.path().apply(field), value.value(), right));
        }
    }

    record Said(List<Entry> entries, List<Fault> faults) {}

    private static PeopleFile limited(List<Row> rows, List<Fault> faults) {
        if (rows.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault("", "", "at least one person"));
        }
        if (rows.size() > MOST) {
            faults.add(new Fault("", rows.size() + " people", "at most %,d people in one file".formatted(MOST)));
            return new PeopleFile(List.of(), faults);
        }
        return new PeopleFile(rows, faults);
    }

    private static String columns() {
        return String.join(", ", Profile.FIELDS);
    }
}
