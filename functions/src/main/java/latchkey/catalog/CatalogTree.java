package latchkey.catalog;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import latchkey.people.Address;
import latchkey.people.PersonId;

/**
 * A catalog as the maps and lists of its file: what {@link CatalogFile} reads, with everything that could be left out.
 *
 * @param addresses of everybody whom the catalog names
 */
public record CatalogTree(Function<PersonId, Address> addresses) {

    public Map<String, Object> of(Catalog catalog) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("groups", of(catalog.groups()));
        tree.put("apps", catalog.apps().values().stream().map(this::of).toList());
        return tree;
    }

    public Map<String, Object> of(Groups groups) {
        var tree = new LinkedHashMap<String, Object>();
        groups.members().forEach((group, people) -> tree.put(group, written(people)));
        return tree;
    }

    public Map<String, Object> of(App app) {
        var workflow = app.workflow();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", app.id().value());
        tree.put("name", app.name());
        if (!app.description().isEmpty()) {
            tree.put("description", app.description());
        }
        tree.put("category", app.category());
        app.launch().map(URI::toString).ifPresent(launch -> tree.put("launch", launch));
        tree.put("published", app.published());
        tree.put("sso", workflow.sso());
        putSome(tree, "admins", written(workflow.admins()));
        putSome(tree, "licences", app.licences().stream().map(CatalogTree::of).toList());
        if (!app.visible().equals(Visibility.EVERYBODY)) {
            tree.put("visible", of(app.visible()));
        }
        if (!workflow.steps().isEmpty() || !workflow.preapprove().isEmpty()) {
            tree.put("approval", approval(workflow));
        }
        tree.put("denial-reason", workflow.reasonRequired() ? "required" : "optional");
        tree.put("remind", written(workflow.remind()));
        tree.put("escalate", written(workflow.escalate()));
        tree.put("expire", written(workflow.expire()));
        tree.put("mail", workflow.byMail() ? "decide" : "comment");
        return tree;
    }

    private Map<String, Object> approval(Workflow workflow) {
        var tree = new LinkedHashMap<String, Object>();
        putSome(
                tree,
                "preapprove",
                workflow.preapprove().stream().map(CatalogTree::of).toList());
        putSome(tree, "steps", workflow.steps().stream().map(this::of).toList());
        return tree;
    }

    private Map<String, Object> of(ApprovalStep step) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("ask", written(step.ask()));
        tree.put(
                "pass",
                step.pass() instanceof Pass.Quorum(var needed)
                        ? needed
                        : step.pass().word());
        return tree;
    }

    private static Map<String, Object> of(Rule rule) {
        return switch (rule) {
            case Rule.AllOf(var rules) ->
                Map.of("all", rules.stream().map(CatalogTree::of).toList());
            case Rule.AnyOf(var rules) ->
                Map.of("any", rules.stream().map(CatalogTree::of).toList());
            case Rule.Is(var field, var value) -> Map.of(field.word(), value);
        };
    }

    private static Map<String, Object> of(Licence licence) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("id", licence.id());
        tree.put("name", licence.name());
        return tree;
    }

    private static Map<String, Object> of(Visibility visible) {
        var tree = new LinkedHashMap<String, Object>();
        putSome(tree, "departments", visible.departments());
        putSome(tree, "groups", visible.groups().stream().map(GroupId::value).toList());
        return tree;
    }

    private List<String> written(Parties parties) {
        var written = new ArrayList<String>();
        for (var party : parties.all()) {
            written.add(
                    switch (party) {
                        case Party.One(var person) -> addresses.apply(person).value();
                        case Party.Members(var group) -> Names.GROUP + group;
                    });
        }
        return written;
    }

    private List<String> written(List<PersonId> people) {
        return people.stream().map(addresses).map(Address::value).toList();
    }

    /** Whole days as people write them: P2D, where Java would say PT48H. */
    private static String written(Duration time) {
        return time.equals(Duration.ofDays(time.toDays())) ? "P%dD".formatted(time.toDays()) : time.toString();
    }

    private static void putSome(Map<String, Object> tree, String key, List<?> list) {
        if (!list.isEmpty()) {
            tree.put(key, list);
        }
    }
}
