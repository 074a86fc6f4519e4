package latchkey.local.aws.states;

import latchkey.local.aws.states.DefinitionFaults.Fault;

/** Where in a definition: the path as AWS writes it, and the state there. */
record Place(String path, String stateName) {

    static Place top() {
        return new Place("", "");
    }

    Place state(String name) {
        return new Place(path + "/States/" + name, name);
    }

    Place inner(String field) {
        return new Place(path + "/" + field, stateName);
    }

    Fault refused(String field, String wrong, String right) {
        return fault(true, "SCHEMA_VALIDATION_FAILED", field, wrong, right);
    }

    Fault missing(String field, String wrong, String right) {
        return fault(true, "MISSING_TRANSITION_TARGET", field, wrong, right);
    }

    Fault expression(String code, String field, String wrong, String right) {
        return fault(true, code, field, wrong, right);
    }

    /** AWS takes it; it is wrong all the same. */
    Fault taken(String field, String wrong, String right) {
        return fault(false, "LATCHKEY", field, wrong, right);
    }

    Fault fault(boolean refuses, String code, String field, String wrong, String right) {
        var at = path + (field.isEmpty() ? "" : "/" + field);
        return new Fault(refuses, code, at.isEmpty() ? "/" : at, stateName, field, wrong, right);
    }
}
