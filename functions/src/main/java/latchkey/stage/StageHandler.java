package latchkey.stage;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import latchkey.runtime.Batch;
import latchkey.runtime.Log;
import latchkey.runtime.Wiring;

/** Does what the state machine asks of a ticket, and looks after what got lost. */
public final class StageHandler implements RequestStreamHandler {

    private final OpenStep open;
    private final Mend mend;
    private final Reconsider reconsider;
    private final Log log;

    public StageHandler() {
        this(Wiring.deployed());
    }

    public StageHandler(Wiring wiring) {
        wiring.config().requiring("TABLE_NAME", "STATE_MACHINE_ARN");
        var store = wiring.store();
        var machine = wiring.machine();
        this.log = wiring.log();
        this.open = new OpenStep(store, machine, wiring.clock(), log);
        this.reconsider = new Reconsider(store, wiring.clock(), log);
        this.mend = new Mend(store, machine, reconsider, wiring.clock(), log);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Batch.messages(event, answer, log, message -> {
            switch (StageMessage.parse(message.body())) {
                case StageMessage.Ask ask -> open.accept(ask);
                case StageMessage.Close close -> mend.close(close);
                case StageMessage.Check check -> mend.check(check);
                case StageMessage.Failed failed -> mend.failed(failed);
                case StageMessage.NoTickets(var execution) -> mend.passOver(execution);
                case StageMessage.Reconsider(var ticket) -> reconsider.accept(ticket);
                case StageMessage.Sweep() -> mend.sweep();
            }
        });
    }
}
