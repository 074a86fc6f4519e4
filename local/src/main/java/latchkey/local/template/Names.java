package latchkey.local.template;

import java.util.regex.Pattern;

/**
 * What CloudFormation would call the resources: fixed here, so that data outlive a restart.
 *
 * @param prefix the stack's name
 */
public record Names(String account, String region, String prefix) {

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    public Names {
        if (!ACCOUNT.matcher(account).matches()) {
            throw new IllegalArgumentException("An AWS account looks like 123456789012, got: " + account);
        }
    }

    /** The account, region and stack of the rehearsal. */
    public static Names local() {
        return new Names("123456789012", "eu-west-1", "latchkey");
    }

    /** @param stack the logical id of the nested stack, empty for the root */
    public String physical(String stack, String logicalId) {
        return stack.isEmpty() ? prefix + "-" + logicalId : prefix + "-" + stack + "-" + logicalId;
    }

    /** The name a caller has in permissions: the logical id, before it the stack where that is nested. */
    public static String caller(String stack, String logicalId) {
        return stack.isEmpty() ? logicalId : stack + "." + logicalId;
    }
}
