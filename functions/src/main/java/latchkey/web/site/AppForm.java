package latchkey.web.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.catalog.Workflow;
import latchkey.people.Fault;
import latchkey.runtime.Yaml;
import latchkey.web.command.EditApp;
import latchkey.web.http.Query;
import org.jspecify.annotations.Nullable;

/** An app of the catalog file as fields of a form, and back. What is a list there is one entry a line here. */
final class AppForm {

    private static final List<String> TEXTS =
            List.of("name", "description", "category", "launch", "denial-reason", "mail");

    private static final List<String> SPELLS = List.of("remind", "escalate", "expire");

    private static final Pattern STEP = Pattern.compile("approval\\.steps\\[(\\d+)](?:\\.(ask|pass).*)?");

    private AppForm() {}

    /** What stands in the form of an app that is there. */
    static Map<String, String> typed(Map<String, Object> tree) {
        var typed = new LinkedHashMap<String, String>();
        TEXTS.forEach(key -> typed.put(key, tree.getOrDefault(key, "").toString()));
        SPELLS.forEach(
                key -> typed.put(key, Spell.words(tree.getOrDefault(key, "").toString())));
        typed.put("published", tree.getOrDefault("published", true).toString());
        typed.put("sso", tree.getOrDefault("sso", false).toString());
        typed.put("admins", lines(tree.get("admins")));
        typed.put(
                "licences",
                list(tree.get("licences")).stream()
                        .map(one -> at(one, "id") + ": " + at(one, "name"))
                        .collect(Collectors.joining("\n")));
        typed.put("departments", lines(at(tree.get("visible"), "departments")));
        typed.put("groups", lines(at(tree.get("visible"), "groups")));
        var approval = tree.get("approval");
        var rules = list(at(approval, "preapprove"));
        typed.put("preapprove", rules.isEmpty() ? "" : Yaml.write(rules));
        int slot = 1;
        for (var step : list(at(approval, "steps"))) {
            typed.put("ask" + slot, lines(at(step, "ask")));
            typed.put("pass" + slot, String.valueOf(at(step, "pass")));
            slot++;
        }
        return typed;
    }

    /** What was typed, as the form shows it again. */
    static Map<String, String> typed(Query form) {
        var typed = new LinkedHashMap<String, String>();
        form.names().forEach(name -> typed.put(name, form.text(name)));
        List.of("published", "sso")
                .forEach(tick -> typed.put(tick, Boolean.toString(form.get(tick).isPresent())));
        return typed;
    }

    /**
     * What was typed, as the file has it.
     *
     * @param before what stays where the person may not change it; empty where they may change all
     * @throws Yaml.NotYaml where the rules are none
     */
    static Map<String, @Nullable Object> tree(String id, Query form, Map<String, Object> before) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", id);
        TEXTS.forEach(key -> form.get(key).ifPresent(text -> tree.put(key, text.replace("\r\n", "\n"))));
        SPELLS.forEach(key -> form.get(key).ifPresent(text -> tree.put(key, Spell.iso(text))));
        tree.put("published", form.get("published").isPresent());
        tree.put("sso", form.get("sso").isPresent());
        tree.put("admins", split(form.text("admins")));
        tree.put(
                "licences",
                split(form.text("licences")).stream().map(AppForm::licence).toList());
        tree.put(
                "visible",
                Map.of("departments", split(form.text("departments")), "groups", split(form.text("groups"))));
        tree.put("approval", approval(form));
        if (!before.isEmpty()) {
            tree.keySet().retainAll(EditApp.OF_APP_ADMINS);
            before.forEach((key, value) -> {
                if (!EditApp.OF_APP_ADMINS.contains(key)) {
                    tree.put(key, value);
                }
            });
        }
        return tree;
    }

    private static Map<String, @Nullable Object> approval(Query form) {
        var approval = new LinkedHashMap<String, @Nullable Object>();
        approval.put("steps", slots(form).stream().map(slot -> step(form, slot)).toList());
        var rules = form.text("preapprove");
        if (!rules.isBlank()) {
            approval.put("preapprove", Yaml.read(rules.getBytes(StandardCharsets.UTF_8)));
        }
        return approval;
    }

    private static Map<String, Object> step(Query form, int slot) {
        var pass = form.text("pass" + slot).strip();
        return Map.of("ask", split(form.text("ask" + slot)), "pass", pass.isEmpty() ? "any" : pass);
    }

    /** The steps that ask somebody; an empty one is no step. */
    private static List<Integer> slots(Query form) {
        return Stream.iterate(1, slot -> slot <= Workflow.MOST_STEPS, slot -> slot + 1)
                .filter(slot -> !form.text("ask" + slot).isBlank())
                .toList();
    }

    /** A sentence for each field that has a fault; the first counts. */
    static Map<String, String> sentences(List<Fault> faults, Query form) {
        var sentences = new LinkedHashMap<String, String>();
        for (var fault : faults) {
            var field = field(fault.path(), form);
            sentences.merge(
                    field,
                    (SPELLS.contains(field) ? inWords(fault) : fault).sentence(),
                    (first, other) -> first + " " + other);
        }
        return sentences;
    }

    private static Fault inWords(Fault fault) {
        return new Fault(fault.path(), Spell.words(fault.value()), Spell.inWords(fault.right()));
    }

    private static String field(String path, Query form) {
        var step = STEP.matcher(path);
        if (step.matches()) {
            var slots = slots(form);
            int index = Integer.parseInt(step.group(1));
            return ("pass".equals(step.group(2)) ? "pass" : "ask") + (index < slots.size() ? slots.get(index) : 1);
        }
        if (path.startsWith("approval")) {
            return path.startsWith("approval.preapprove") ? "preapprove" : "ask1";
        }
        if (path.startsWith("visible")) {
            return path.startsWith("visible.groups") ? "groups" : "departments";
        }
        var key = path.split("[.\\[]", 2)[0];
        return key.isEmpty() || key.equals("apps") ? "name" : key;
    }

    private static Map<String, Object> licence(String line) {
        int colon = line.indexOf(':');
        var id = colon < 0 ? line : line.substring(0, colon).strip();
        return Map.of(
                "id", id, "name", colon < 0 ? id : line.substring(colon + 1).strip());
    }

    private static List<String> split(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String lines(@Nullable Object list) {
        return list(list).stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : new ArrayList<>();
    }

    private static @Nullable Object at(@Nullable Object map, String key) {
        return map instanceof Map<?, ?> held ? held.get(key) : null;
    }
}
