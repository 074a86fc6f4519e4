package latchkey.local.template;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One template as it stands in its file.
 *
 * @param file relative to the root template's folder
 * @param rules assertions that CloudFormation makes before it begins
 */
record TemplateFile(
        Path path,
        String file,
        Map<String, Parameter> parameters,
        Map<String, Tree> conditions,
        Map<String, Tree> mappings,
        Map<String, Tree> rules,
        Map<String, Tree> globals,
        Map<String, Resource> resources,
        Map<String, Tree> outputs) {

    static final Set<String> PSEUDO = Set.of(
            "AWS::Region",
            "AWS::AccountId",
            "AWS::Partition",
            "AWS::StackName",
            "AWS::StackId",
            "AWS::URLSuffix",
            "AWS::NoValue");

    /** The resource of that name, or the function whose generated role it is. */
    Optional<Resource> behind(String name) {
        var declared = Optional.ofNullable(resources.get(name));
        return declared.isPresent() ? declared : ownerOfRole(name);
    }

    /** {@code WebFunctionRole} is what SAM makes for {@code WebFunction}. */
    Optional<Resource> ownerOfRole(String name) {
        return name.endsWith("Role") && !resources.containsKey(name)
                ? Optional.ofNullable(resources.get(name.substring(0, name.length() - "Role".length())))
                        .filter(Resource::hasGeneratedRole)
                : Optional.empty();
    }

    /** The value of an output. */
    Optional<Tree> output(String name) {
        return Optional.ofNullable(outputs.get(name))
                .flatMap(output -> output instanceof Tree.Mapping map ? map.get("Value") : Optional.empty());
    }
}
