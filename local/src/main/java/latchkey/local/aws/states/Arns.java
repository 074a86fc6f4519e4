package latchkey.local.aws.states;

import java.util.regex.Pattern;
import latchkey.local.aws.Account;
import latchkey.local.aws.AwsFault;

/** The names of machines and executions. */
final class Arns {

    private static final String PREFIX = Account.arn("states", "");

    /** No blanks, brackets, wildcards, special or control characters, surrogates; 1 to 80 (API reference, StartExecution, name). */
    private static final Pattern NAME = Pattern.compile(
            "[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\x00-\\x1f\\x7f-\\x9f\\x{d800}-\\x{dfff}\\x{fffe}-\\x{10ffff}]{1,80}");

    private static final Pattern ROLE =
            Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/(?:[!-~]+/)?[\\w+=,.@-]{1,64}");

    private Arns() {}

    static String machine(String name) {
        return PREFIX + "stateMachine:" + name;
    }

    static String execution(String machineName, String name) {
        return PREFIX + "execution:" + machineName + ":" + name;
    }

    /** The last part of an ARN. */
    static String nameOf(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    static boolean isMachine(String arn) {
        return arn.startsWith(PREFIX + "stateMachine:");
    }

    static boolean isExecution(String arn) {
        return arn.startsWith(PREFIX + "execution:");
    }

    /** The machine that the execution's ARN names. */
    static String machineOfExecution(String executionArn) {
        var names = executionArn.substring((PREFIX + "execution:").length());
        return machine(names.contains(":") ? names.substring(0, names.indexOf(':')) : names);
    }

    /** @throws AwsFault InvalidArn */
    static void checkRole(String arn) {
        if (!ROLE.matcher(arn).matches()) {
            throw new AwsFault(400, "InvalidArn", "Invalid Role Arn: '%s'".formatted(arn));
        }
    }

    /** @throws AwsFault InvalidName */
    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new AwsFault(400, "InvalidName", "Invalid Name: '%s'".formatted(name));
        }
    }
}
