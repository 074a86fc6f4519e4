package latchkey.local.template;

import java.util.Map;
import java.util.Optional;

/**
 * A resource type that is known.
 *
 * @param noEffect why nothing here comes of it; empty where something does
 * @param nameProperty the property that names the resource, if the template chooses the name
 * @param lowerCase whether AWS takes lower-case names only
 * @param refers the attribute that {@code !Ref} gives
 * @param attributes what {@code !GetAtt} knows, with {@code ${name}}, {@code ${region}} and {@code ${account}}
 */
record Type(
        String name,
        Optional<String> noEffect,
        Optional<String> nameProperty,
        boolean lowerCase,
        Optional<String> refers,
        Map<String, String> attributes,
        Shape.Fields properties) {}
