package latchkey.local.aws.states;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.local.aws.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A state machine.
 *
 * @param caller as whom its executions call other services: {@code STATE_MACHINE:} and its logical id in the template, or its
 *     role's name where it was made by a call
 * @param definitionHash SHA-256 of the definition's text
 * @param revision changes with every update; {@code INITIAL} until the first
 */
record Machine(
        String arn,
        String name,
        String roleArn,
        Caller caller,
        String definitionHash,
        Instant createdAt,
        Instant updatedAt,
        String revision) {

    static final String INITIAL = "INITIAL";

    /** As whom a machine calls that was made with this role by a call. */
    static Caller inRole(String roleArn) {
        return new Caller("STATE_MACHINE:" + roleArn.substring(roleArn.lastIndexOf('/') + 1));
    }

    Machine updated(String roleArn, String definitionHash, Instant at, String revision) {
        var caller = this.caller.equals(inRole(this.roleArn)) ? inRole(roleArn) : this.caller;
        return new Machine(arn, name, roleArn, caller, definitionHash, createdAt, at, revision);
    }

    Map<String, @Nullable Object> write() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("arn", arn);
        json.put("name", name);
        json.put("roleArn", roleArn);
        json.put("caller", caller.name());
        json.put("definition", definitionHash);
        json.put("createdAt", createdAt.toString());
        json.put("updatedAt", updatedAt.toString());
        json.put("revision", revision);
        return json;
    }

    static Machine read(Node json) {
        return new Machine(
                json.text("arn"),
                json.text("name"),
                json.text("roleArn"),
                new Caller(json.text("caller")),
                json.text("definition"),
                Instant.parse(json.text("createdAt")),
                Instant.parse(json.text("updatedAt")),
                json.text("revision"));
    }
}
