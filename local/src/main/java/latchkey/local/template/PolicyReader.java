package latchkey.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads policy documents. */
final class PolicyReader {

    private PolicyReader() {}

    static List<Statement> statements(Fields document) {
        return document.each("Statement").stream().map(PolicyReader::statement).toList();
    }

    private static Statement statement(Fields fields) {
        return new Statement(
                fields.text("Sid", ""),
                fields.text("Effect", "").equals("Allow") ? Statement.Effect.ALLOW : Statement.Effect.DENY,
                principals(fields),
                fields.texts("Action"),
                fields.texts("Resource"),
                conditions(fields.in("Condition")),
                fields.place());
    }

    private static List<String> principals(Fields fields) {
        if (fields.text("Principal").isPresent()) {
            return fields.texts("Principal");
        }
        var all = new ArrayList<String>();
        var principal = fields.in("Principal");
        principal.map().entries().keySet().forEach(kind -> all.addAll(principal.texts(kind)));
        return all;
    }

    private static Map<String, Map<String, List<String>>> conditions(Fields conditions) {
        var all = new LinkedHashMap<String, Map<String, List<String>>>();
        conditions.map().entries().keySet().forEach(operator -> {
            var keys = new LinkedHashMap<String, List<String>>();
            var operands = conditions.in(operator);
            operands.map().entries().keySet().forEach(key -> keys.put(key, operands.texts(key)));
            all.put(operator, keys);
        });
        return all;
    }
}
