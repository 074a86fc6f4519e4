package latchkey.local.aws.lambda;

import java.time.Duration;
import java.util.Map;
import latchkey.local.aws.Account;

/**
 * A function as the template sets it up.
 *
 * @param name the logical id, which is also the role that the function's calls are signed with
 * @param handler the name of a class that takes a {@link latchkey.runtime.Wiring}
 * @param environment the template's variables; what Lambda adds by itself is not in it
 * @param memory in MB; told to the function, not enforced
 */
public record FunctionSetup(
        String name, String handler, Map<String, String> environment, Duration timeout, int memory) {

    /** What AWS calls the function here. */
    public String arn() {
        return Account.arn("lambda", "function:" + name);
    }
}
