package latchkey.scenario;

import java.time.Instant;
import java.util.List;
import latchkey.runtime.Json;

/**
 * A mail that the courier says it did not send, because the step that it asks for was over.
 *
 * @param event which it was about
 * @param to the person's id
 */
record Dropped(String event, String to, String kind, Instant at) {

    /** @param log of the functions; where a kill broke a line off, the next one stands in the same line */
    static List<Dropped> in(String log) {
        return log.lines()
                .filter(line -> line.contains("\"mail-dropped\"") && line.endsWith("}"))
                .map(line -> new Answer.Doc(Json.object(line.substring(line.lastIndexOf("{\"at\"")))))
                .filter(line -> line.text("because").equals("the step is over"))
                .map(line -> new Dropped(
                        line.text("event"), line.text("to"), line.text("mail"), Instant.parse(line.text("at"))))
                .toList();
    }
}
