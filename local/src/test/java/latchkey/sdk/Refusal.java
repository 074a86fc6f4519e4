package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * How a service refused a call, as the SDK hands it out.
 *
 * @param status of HTTP
 * @param code the error's name
 */
record Refusal(int status, String code, String sentence) {

    /** Makes the call, which must be refused by the service and not by the SDK itself. */
    static Refusal of(ThrowingCallable call) {
        var thrown = catchThrowable(call);
        assertThat(thrown).as("the service refuses").isInstanceOf(AwsServiceException.class);
        var refused = (AwsServiceException) thrown;
        return new Refusal(
                refused.statusCode(),
                String.valueOf(refused.awsErrorDetails().errorCode()),
                String.valueOf(refused.awsErrorDetails().errorMessage()));
    }

    /** The error's name alone. */
    static String code(ThrowingCallable call) {
        return of(call).code();
    }
}
