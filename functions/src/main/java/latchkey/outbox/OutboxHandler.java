package latchkey.outbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import latchkey.runtime.Batch;
import latchkey.runtime.Log;
import latchkey.runtime.Wiring;
import latchkey.store.StreamRecord;

/** Turns each recorded event into what follows from it. One that fails is read again, with all after it. */
public final class OutboxHandler implements RequestStreamHandler {

    private final Follow follow;
    private final Log log;

    public OutboxHandler() {
        this(Wiring.deployed());
    }

    public OutboxHandler(Wiring wiring) {
        var config =
                wiring.config().requiring("TABLE_NAME", "STATE_MACHINE_ARN", "COURIER_QUEUE_URL", "STAGE_QUEUE_URL");
        this.log = wiring.log();
        var queues = wiring.queues();
        var stageQueue = config.text("STAGE_QUEUE_URL");
        this.follow = new Follow(
                wiring.machine(),
                queues,
                config.text("COURIER_QUEUE_URL"),
                stageQueue,
                new Leave(() -> wiring.store().departures(), new Queue(queues, stageQueue), log),
                log);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Batch.images(event, answer, log, image -> follow.accept(StreamRecord.parse(image)));
    }
}
