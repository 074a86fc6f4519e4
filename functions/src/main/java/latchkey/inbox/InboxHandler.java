package latchkey.inbox;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import latchkey.runtime.Batch;
import latchkey.runtime.Log;
import latchkey.runtime.Wiring;

/** Reads each reply that SES received. A reply that fails goes back to the queue alone. */
public final class InboxHandler implements RequestStreamHandler {

    private final ReadReply read;
    private final Log log;

    public InboxHandler() {
        this(Wiring.deployed());
    }

    public InboxHandler(Wiring wiring) {
        var config = wiring.config().requiring("TABLE_NAME", "INBOUND_DOMAIN");
        this.log = wiring.log();
        this.read = new ReadReply(
                wiring.store(), new RawMails(wiring.files()), config.text("INBOUND_DOMAIN"), wiring.clock(), log);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Batch.messages(event, answer, log, message -> {
            switch (Notification.parse(message.body())) {
                case Notification.Received received -> read.accept(received);
                case Notification.Other(var why) -> log.info("notification-ignored", "because", why);
            }
        });
    }
}
