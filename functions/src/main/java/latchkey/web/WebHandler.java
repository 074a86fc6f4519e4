package latchkey.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import latchkey.runtime.Wiring;
import latchkey.web.http.Payload;
import org.crac.Core;
import org.crac.Resource;

/** Answers what the HTTP API forwards: pages, forms and the JSON API. */
public final class WebHandler implements RequestStreamHandler, Resource {

    private final Door door;

    public WebHandler() {
        this(Wiring.deployed());
        Core.getGlobalContext().register(this);
    }

    public WebHandler(Wiring wiring) {
        this.door = new House(wiring).door();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Payload.write(door.answer(Payload.read(event)), answer);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        Priming.walk(door);
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        // Nothing to renew: secrets come from SecureRandom, which is safe in a restored snapshot.
    }
}
