package latchkey.web.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.people.Csv;
import latchkey.people.Directory;
import latchkey.people.Fault;
import latchkey.people.PeopleFile;
import latchkey.people.Person;
import latchkey.people.Profile;
import latchkey.people.Roster;
import latchkey.runtime.Yaml;
import latchkey.store.People;

/** People as the text of a file. */
public final class PeopleText {

    private static final int PAGE = 1_000;

    private PeopleText() {}

    public static PeopleFile yaml(byte[] utf8) {
        try {
            return PeopleFile.tree(Yaml.read(utf8));
        } catch (Yaml.NotYaml e) {
            return new PeopleFile(List.of(), List.of(new Fault("", "", e.right())));
        }
    }

    /** Pasted into a form, where nobody says which it is: a CSV begins with its columns. */
    public static PeopleFile either(String text) {
        var first = text.strip().lines().findFirst().orElse("");
        return first.strip().startsWith("people:") || first.startsWith("#") || first.startsWith("---")
                ? yaml(text.getBytes(StandardCharsets.UTF_8))
                : PeopleFile.csv(text);
    }

    /** Everybody, as a file that can be read again. */
    public static String csv(People people) {
        var everybody = new ArrayList<Person>();
        var cursor = Optional.<String>empty();
        do {
            var page = people.page(PAGE, cursor, _ -> true);
            everybody.addAll(page.people());
            cursor = page.next();
        } while (cursor.isPresent());
        var directory = new Directory(everybody, Roster.EMPTY);
        var rows = new ArrayList<List<String>>();
        rows.add(Profile.FIELDS);
        for (var person : everybody) {
            var profile = Profile.of(person, directory);
            rows.add(Profile.FIELDS.stream().map(profile::text).toList());
        }
        return Csv.write(rows);
    }
}
