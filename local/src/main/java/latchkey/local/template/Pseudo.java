package latchkey.local.template;

import java.util.Map;
import java.util.Optional;

/** The parameters that AWS supplies itself. {@code AWS::NoValue} is no value and not among them. */
final class Pseudo {

    private Pseudo() {}

    static Optional<String> of(String name, Scope scope) {
        var names = scope.names();
        var stackName = scope.stack().isEmpty() ? names.prefix() : names.physical("", scope.stack());
        return Optional.ofNullable(Map.of(
                        "AWS::Region",
                        names.region(),
                        "AWS::AccountId",
                        names.account(),
                        "AWS::Partition",
                        "aws",
                        "AWS::URLSuffix",
                        "amazonaws.com",
                        "AWS::StackName",
                        stackName,
                        "AWS::StackId",
                        "arn:aws:cloudformation:%s:%s:stack/%s/local"
                                .formatted(names.region(), names.account(), stackName))
                .get(name));
    }
}
