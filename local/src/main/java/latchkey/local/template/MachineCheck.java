package latchkey.local.template;

import java.util.Optional;

/** Each state machine: its definition, and the role it runs as. */
final class MachineCheck {

    private final Template.Read read;
    private final Faults faults;

    MachineCheck(Template.Read read, Faults faults) {
        this.read = read;
        this.faults = faults;
    }

    void check() {
        read.stack().machines().forEach(machine -> {
            new DefinitionCheck(read.stack(), machine, faults).check();
            assumed(machine);
        });
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
