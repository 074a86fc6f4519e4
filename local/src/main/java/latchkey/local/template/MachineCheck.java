package latchkey.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The state machine against the words that a ticket gives, and the ids that running executions rely on. */
final class MachineCheck {

    /** Executions run for months: they keep their definition, this queue's address and this role. */
    private static final Map<String, String> STABLE = Map.of(
            "StageQueue", "AWS::SQS::Queue",
            "AccessRequestMachine", "AWS::Serverless::StateMachine",
            "AccessRequestMachineRole", "AWS::IAM::Role");

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

    private final Template.Read read;
    private final Surroundings around;
    private final Faults faults;

    MachineCheck(Template.Read read, Surroundings around, Faults faults) {
        this.read = read;
        this.around = around;
        this.faults = faults;
    }

    void check() {
        STABLE.forEach(this::stable);
        read.stack().machines().forEach(machine -> {
            var place = new Place(machine.definitionFile(), 1, "");
            around.definitionFaults()
                    .apply(machine.definition())
                    .forEach(wrong -> faults.add(
                            place, machine.logicalId(), "has a faulty definition: " + wrong, "Mend it there"));
            states(machine.definition(), place);
            assumed(machine);
        });
    }

    private void stable(String id, String type) {
        var resources = read.templates().root().resources();
        var found = resources.get(id);
        if (found == null || !found.typeName().equals(type)) {
            faults.unknown(
                    new Place(read.templates().root().file(), 1, "Resources." + id),
                    id,
                    "must be there as " + type + ": executions that run for months rely on it",
                    List.of(id));
        }
    }

    private void states(@Nullable Object tree, Place place) {
        if (tree instanceof Map<?, ?> map) {
            if ("Choice".equals(map.get("Type")) && map.get("Choices") instanceof List<?> choices) {
                choices.forEach(choice -> words(choice, place));
            }
            map.forEach((name, below) -> states(below, place.at(String.valueOf(name), place.line())));
        } else if (tree instanceof List<?> list) {
            list.forEach(item -> states(item, place));
        }
    }

    private void words(@Nullable Object choice, Place place) {
        if (choice instanceof Map<?, ?> map && map.get("Condition") instanceof String condition) {
            var words = WORD.matcher(condition);
            while (words.find()) {
                var word = Optional.ofNullable(words.group(1)).orElseGet(() -> String.valueOf(words.group(2)));
                if (!around.outcomes().contains(word)) {
                    faults.unknown(place, word, "is no word that a ticket gives", around.outcomes());
                }
            }
        }
    }

    /** Step Functions must be let into the role. */
    private void assumed(Stack.Machine machine) {
        var roles = read.scopes().stream()
                .flatMap(scope -> scope.file().resources().values().stream()
                        .filter(resource -> resource.typeName().equals("AWS::IAM::Role") && scope.exists(resource))
                        .filter(resource ->
                                new Physical(scope).attribute(resource, "Arn").equals(Optional.of(machine.roleArn())))
                        .map(resource -> new Fields(scope.properties(resource)).in("AssumeRolePolicyDocument")))
                .toList();
        roles.stream()
                .filter(document -> PolicyReader.statements(document).stream()
                        .noneMatch(it -> it.allows()
                                && it.principals().contains("states.amazonaws.com")
                                && it.actions().contains("sts:AssumeRole")))
                .forEach(document -> faults.add(
                        document.place(),
                        machine.roleArn(),
                        "does not let Step Functions in",
                        "Allow sts:AssumeRole to states.amazonaws.com"));
    }
}
