package latchkey.feedback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import latchkey.runtime.Batch;
import latchkey.runtime.Log;
import latchkey.runtime.Wiring;

/** Reads what SES says became of our mail. */
public final class FeedbackHandler implements RequestStreamHandler {

    private final MarkAddress mark;
    private final Log log;

    public FeedbackHandler() {
        this(Wiring.deployed());
    }

    public FeedbackHandler(Wiring wiring) {
        wiring.config().requiring("TABLE_NAME");
        this.log = wiring.log();
        this.mark = new MarkAddress(wiring.store(), wiring.clock(), log);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Batch.messages(event, answer, log, message -> mark.accept(message.body()));
    }
}
