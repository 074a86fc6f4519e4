package latchkey.local.aws.iam;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** IAM's patterns: {@code *} stands for any characters, {@code ?} for one. */
final class Wildcard {

    private Wildcard() {}

    static boolean matches(String pattern, String value) {
        var regex = pattern.chars().mapToObj(Wildcard::regex).collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(value).matches();
    }

    private static String regex(int character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(character));
        };
    }
}
