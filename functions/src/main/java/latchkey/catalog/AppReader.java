package latchkey.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.people.PlainText;

/** Reads one app of a file: what people see of it, and through {@link WorkflowReader} how a request goes its way. */
record AppReader(Names names, Node node) {

    static final Set<String> KEYS = Set.copyOf(App.FIELDS);

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final int MOST_LICENCES = 50;
    private static final int MOST_DEPARTMENTS = 50;

    /** Empty where something in it could not even be put together; other faults are in the node. */
    Optional<App> read() {
        var id = node.at("id").text(60);
        if (!AppId.isOne(id)) {
            node.at("id").fault("a name of a-z, 0-9 and -, such as kiln");
        }
        var name = name(node.at("name"));
        var description = node.at("description").maybeText(LONGEST_DESCRIPTION).orElse("");
        var category = node.at("category").maybeText(LONGEST_NAME).orElse("Other");
        var launch = launch();
        boolean published = node.at("published").flag(true);
        var visible = visible();
        var licences = licences();
        return new WorkflowReader(names, node)
                .read()
                .filter(_ -> AppId.isOne(id))
                .map(workflow -> new App(
                        new AppId(id), name, description, category, launch, published, visible, licences, workflow));
    }

    private Visibility visible() {
        var visible = node.at("visible").of(Set.of("departments", "groups"));
        var departments = new ArrayList<String>();
        for (var entry : visible.at("departments").each()) {
            departments.add(entry.text(LONGEST_NAME));
        }
        if (departments.size() > MOST_DEPARTMENTS) {
            visible.at("departments").fault("at most %d departments".formatted(MOST_DEPARTMENTS));
        }
        return new Visibility(departments, names.groups(visible.at("groups")));
    }

    private List<Licence> licences() {
        var licences = new ArrayList<Licence>();
        for (var entry : node.at("licences").each()) {
            var id = entry.of(Set.of("id", "name")).at("id").text(60);
            if (licences.stream().anyMatch(one -> one.id().equals(id)) || licences.size() == MOST_LICENCES) {
                entry.at("id")
                        .fault("an id that no other licence of the app has, and at most %d of them"
                                .formatted(MOST_LICENCES));
            }
            licences.add(new Licence(id, name(entry.at("name"))));
        }
        return licences;
    }

    private Optional<URI> launch() {
        var text = node.at("launch").maybeText(2_000);
        var address = text.flatMap(AppReader::https);
        if (text.isPresent() && address.isEmpty()) {
            node.at("launch").fault("an address that begins with https://");
        }
        return address;
    }

    private static Optional<URI> https(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> "https".equals(uri.getScheme()) && uri.getHost() != null);
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /** Names stand in subjects: nothing unprintable. */
    private static String name(Node at) {
        var name = at.text(LONGEST_NAME);
        if (name.codePoints().anyMatch(PlainText::unprintable)) {
            at.fault("a name without control or direction marks");
        }
        return name;
    }
}
