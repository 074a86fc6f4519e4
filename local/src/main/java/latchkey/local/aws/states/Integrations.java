package latchkey.local.aws.states;

import java.util.Map;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.Caller;
import org.jspecify.annotations.Nullable;

/** How a machine calls other services, as its role. */
@FunctionalInterface
public interface Integrations {

    /**
     * @param service the signing name, {@code sqs}
     * @param operation as in that service's API reference, {@code SendMessage}
     * @return the answer's document, with the members {@code SdkHttpMetadata} and {@code SdkResponseMetadata} that Step Functions adds
     * @throws AwsFault where the service refused; the code is the service's own
     */
    Map<String, @Nullable Object> call(
            Caller as, String service, String operation, Map<String, @Nullable Object> arguments);
}
