package latchkey.local.aws;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers the calls of one AWS service as that service does. What it has not got it refuses by name. */
public interface AwsService {

    /** The name in the credential scope of a signature: {@code sqs}, {@code states}, {@code ses}, {@code s3}, {@code dynamodb}. */
    String signingName();

    /** The operation as in the API reference, such as {@code SendMessage}; AWS JSON names it in a header. */
    default String operation(AwsCall call) {
        return call.target().orElse("");
    }

    /** The names of all operations that it answers. */
    Set<String> operations();

    /** What the caller must be allowed. Asked before {@link #answer}. */
    List<Permission> needs(AwsCall call);

    /** @throws AwsFault where the service would refuse */
    AwsAnswer answer(AwsCall call);

    /** A fault in the service's own protocol; AWS JSON where it has no other. */
    default AwsAnswer refuse(AwsFault fault) {
        return JsonWire.refuse(fault, Map.of());
    }
}
