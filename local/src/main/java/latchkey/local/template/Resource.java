package latchkey.local.template;

import java.util.List;
import java.util.Optional;

/**
 * A resource as the file declares it, what {@code Globals} say already merged in.
 *
 * @param condition the condition under which it exists
 * @param dependsOn what must be there before it, said outright
 */
record Resource(
        String logicalId,
        Type type,
        String typeName,
        Optional<String> condition,
        List<Tree> dependsOn,
        Tree.Mapping properties,
        Optional<Tree> metadata,
        Place place) {

    private static final List<String> NESTED = List.of("AWS::Serverless::Application", "AWS::CloudFormation::Stack");

    boolean isNested() {
        return NESTED.contains(typeName);
    }

    boolean isFunction() {
        return typeName.equals("AWS::Serverless::Function");
    }

    /** SAM writes a role for each function that names none. */
    boolean hasGeneratedRole() {
        return isFunction() && properties.get("Role").isEmpty();
    }

    /** Where the nested template is, relative to the file that nests it. */
    Optional<Tree> location() {
        return properties.get(typeName.equals("AWS::Serverless::Application") ? "Location" : "TemplateURL");
    }
}
