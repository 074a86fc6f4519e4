package latchkey.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import latchkey.people.Address;
import latchkey.people.PersonId;
import latchkey.people.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A catalog as a file: reads all of it, and says every fault at once.
 *
 * @param apps those without a fault
 */
public record CatalogFile(List<App> apps, List<Fault> faults) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final int MOST_LICENCES = 50;

    private static final Set<String> APP = Set.of(
            "id",
            "name",
            "description",
            "category",
            "launch",
            "published",
            "sso",
            "admins",
            "licences",
            "approval",
            "denial-reason",
            "remind",
            "escalate",
            "expire",
            "mail");

    public CatalogFile {
        apps = List.copyOf(apps);
        faults = List.copyOf(faults);
    }

    /**
     * @param tree the file's maps and lists
     * @param people whose address it is
     */
    public static CatalogFile read(@Nullable Object tree, Function<Address, Optional<PersonId>> people) {
        var faults = new ArrayList<Fault>();
        var apps = new ArrayList<App>();
        var ids = new HashSet<String>();
        var list = Node.root(tree, faults).of(Set.of("apps")).at("apps");
        if (!list.isThere()) {
            list.fault("a list of apps");
        }
        for (var node : list.each()) {
            int before = faults.size();
            var id = node.of(APP).at("id").text(60);
            if (!AppId.isOne(id)) {
                node.at("id").fault("a name of a-z, 0-9 and -, such as kiln");
            } else if (!ids.add(id)) {
                node.at("id").fault("an id that no other app has");
            }
            new Reader(people, node).app(id, before, faults).ifPresent(apps::add);
        }
        return new CatalogFile(apps, faults);
    }

    /** Reads one app. */
    private record Reader(Function<Address, Optional<PersonId>> people, Node node) {

        Optional<App> app(String id, int before, List<Fault> faults) {
            var name = name(node.at("name"));
            var description =
                    node.at("description").maybeText(LONGEST_DESCRIPTION).orElse("");
            var category = node.at("category").maybeText(LONGEST_NAME).orElse("Other");
            var launch = launch();
            boolean published = node.at("published").flag(true);
            var licences = licences();
            var workflow = workflow();
            return faults.size() > before || workflow.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new App(
                            new AppId(id), name, description, category, launch, published, licences, workflow.get()));
        }

        private Optional<Workflow> workflow() {
            var steps = steps();
            boolean sso = node.at("sso").flag(false);
            var admins = admins();
            boolean reason = node.at("denial-reason")
                    .oneOf("optional", "optional", "required")
                    .equals("required");
            boolean byMail =
                    node.at("mail").oneOf("decide", "decide", "comment").equals("decide");
            var remind = node.at("remind").duration(Workflow.REMIND);
            var escalate = node.at("escalate").duration(Workflow.ESCALATE);
            var expire = node.at("expire").duration(Workflow.EXPIRE);
            boolean times = times(remind, escalate, expire);
            return times
                    ? Optional.of(new Workflow(steps, sso, admins, reason, remind, escalate, expire, byMail))
                    : Optional.empty();
        }

        /** The last step asks each of them, so there are no more than a step can ask. */
        private List<PersonId> admins() {
            var admins = addresses(node.at("admins"));
            if (admins.size() > ApprovalStep.MOST_PEOPLE) {
                node.at("admins").fault("at most %d people".formatted(ApprovalStep.MOST_PEOPLE));
                return List.of();
            }
            return admins;
        }

        private boolean times(Duration remind, Duration escalate, Duration expire) {
            boolean reminds = atLeast(node.at("remind"), remind);
            boolean escalates = atLeast(node.at("escalate"), escalate);
            if (expire.compareTo(Workflow.LONGEST_EXPIRE) > 0 || expire.compareTo(remind) < 0) {
                node.at("expire").fault("at most P45D, and not before remind");
                return false;
            }
            return reminds && escalates;
        }

        private static boolean atLeast(Node at, Duration duration) {
            if (duration.compareTo(Workflow.SHORTEST_REMIND) < 0) {
                at.fault("at least " + Workflow.SHORTEST_REMIND);
                return false;
            }
            return true;
        }

        private List<ApprovalStep> steps() {
            var steps = new ArrayList<ApprovalStep>();
            var nodes = node.at("approval").of(Set.of("steps")).at("steps");
            for (var step : nodes.each()) {
                var ask = addresses(step.of(Set.of("ask", "pass")).at("ask"));
                step.at("pass").oneOf("any", "any");
                if (ask.isEmpty() || ask.size() > ApprovalStep.MOST_PEOPLE) {
                    step.at("ask").fault("1 to %d people".formatted(ApprovalStep.MOST_PEOPLE));
                } else {
                    steps.add(new ApprovalStep(ask));
                }
            }
            if (steps.size() > Workflow.MOST_STEPS) {
                nodes.fault("at most %d steps".formatted(Workflow.MOST_STEPS));
                return List.of();
            }
            return steps;
        }

        private List<PersonId> addresses(Node list) {
            var ids = new ArrayList<PersonId>();
            for (var entry : list.each()) {
                var person = Address.parse(entry.text(254)).flatMap(people);
                person.filter(id -> !ids.contains(id)).ifPresent(ids::add);
                if (person.isEmpty()) {
                    entry.fault("the address of somebody in the workspace");
                }
            }
            return ids;
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
            var address = text.flatMap(Reader::https);
            if (text.isPresent() && address.isEmpty()) {
                node.at("launch").fault("an address that begins with https://");
            }
            return address;
        }

        private static Optional<URI> https(String text) {
            try {
                return Optional.of(new URI(text))
                        .filter(uri -> "https".equals(uri.getScheme()) && uri.getHost() != null);
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
}
