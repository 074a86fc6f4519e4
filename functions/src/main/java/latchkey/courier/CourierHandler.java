package latchkey.courier;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import latchkey.runtime.Batch;
import latchkey.runtime.Log;
import latchkey.runtime.Wiring;

/** Writes each mail and sends it, once. One that SES will not take now goes back to the queue alone. */
public final class CourierHandler implements RequestStreamHandler {

    private final Courier courier;
    private final Log log;

    public CourierHandler() {
        this(Wiring.deployed());
    }

    public CourierHandler(Wiring wiring) {
        var config = wiring.config()
                .requiring("TABLE_NAME", "SENDER", "INBOUND_DOMAIN", "PUBLIC_ADDRESS", "COURIER_QUEUE_URL");
        this.log = wiring.log();
        var post = new Post(
                wiring.mail(), config.text("SENDER"), config.maybe("CONFIGURATION_SET"), config.text("INBOUND_DOMAIN"));
        var slowDown = new SlowDown(wiring.queues(), config.text("COURIER_QUEUE_URL"), wiring.ids());
        this.courier = new Courier(wiring.store(), post, slowDown, config.text("PUBLIC_ADDRESS"), log);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Batch.messages(event, answer, log, courier::accept);
    }
}
