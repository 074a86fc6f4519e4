package latchkey.local.aws.lambda;

import java.io.IOException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The way out of one sandbox, and its end: once Lambda has killed the sandbox, nothing that still runs in it reaches AWS.
 * Java cannot kill a thread, so this is what makes a time-out final.
 */
final class Leash implements SdkHttpClient {

    private final SdkHttpClient way;
    private volatile boolean cut;

    Leash(SdkHttpClient way) {
        this.way = way;
    }

    void cut() {
        cut = true;
    }

    boolean isCut() {
        return cut;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var prepared = way.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                if (cut) {
                    throw new IOException("This sandbox has been ended by Lambda; its calls go nowhere");
                }
                try {
                    return prepared.call();
                } catch (Killed e) {
                    cut = true;
                    throw e;
                }
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public String clientName() {
        return way.clientName();
    }

    /** The way out is shared by all sandboxes and stays open. */
    @Override
    public void close() {}

    /** The sandbox dies in the middle of a call. An error, because no function could catch its own death. */
    static final class Killed extends Error {
        Killed() {
            super("This sandbox was killed by a planned fault");
        }
    }
}
