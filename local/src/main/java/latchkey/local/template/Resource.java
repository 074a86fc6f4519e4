package latchkey.local.template;

import java.util.List;
import java.util.Optional;

/**
 * A resource as the file declares it, what {@code Globals} say already merged in.
 *
 * @param condition the condition under which it exists
 * @param dependsOn what must be there before it, said outright
 * @param deletion what becomes of it when it leaves the stack, or the stack goes: {@code DeletionPolicy}
 * @param replacement what becomes of it when another takes its place: {@code UpdateReplacePolicy}
 */
record Resource(
        String logicalId,
        Type type,
        String typeName,
        Optional<String> condition,
        List<Tree> dependsOn,
        Tree.Mapping properties,
        Optional<Tree> metadata,
        Optional<String> deletion,
        Optional<String> replacement,
        Place place) {

    boolean isNested() {
        return typeName.equals("AWS::CloudFormation::Stack");
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
        return properties.get("TemplateURL");
    }
}
