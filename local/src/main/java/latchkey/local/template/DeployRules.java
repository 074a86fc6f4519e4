package latchkey.local.template;

import java.util.List;

/** The assertions that CloudFormation makes before it deploys: a template's section {@code Rules}. */
final class DeployRules {

    private final Faults faults;

    DeployRules(Faults faults) {
        this.faults = faults;
    }

    void check(Scope scope) {
        scope.file().rules().values().forEach(tree -> rule(Fields.of(new Resolver(scope).resolve(tree))));
    }

    private void rule(Fields rule) {
        if (!rule.holds("RuleCondition", true)) {
            return;
        }
        for (var assertion : rule.each("Assertions")) {
            assertion.map().entries().keySet().stream()
                    .filter(key -> !List.of("Assert", "AssertDescription").contains(key))
                    .forEach(key -> faults.unknown(
                            assertion.place(),
                            key,
                            "is nothing that an assertion has",
                            List.of("Assert", "AssertDescription")));
            if (!assertion.holds("Assert", true)) {
                faults.add(
                        assertion.place(),
                        "Assert",
                        "does not hold",
                        assertion.text("AssertDescription", "Choose other parameters"));
            }
        }
    }
}
