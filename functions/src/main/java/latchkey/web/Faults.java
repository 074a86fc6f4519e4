package latchkey.web;

import latchkey.web.command.Asker;
import latchkey.web.http.Problem;
import latchkey.web.http.ProblemType;
import latchkey.web.http.Response;
import latchkey.web.site.Messages;
import latchkey.web.site.NotThere;

/** A fault as whoever asked can read it: programs a problem, people a page. */
final class Faults {

    private final Messages messages;
    private final NotThere notThere;

    Faults(Messages messages, NotThere notThere) {
        this.messages = messages;
        this.notThere = notThere;
    }

    Response of(boolean api, ProblemType type, String sentence) {
        return api ? Problem.of(type, sentence) : messages.of(type.status(), sentence);
    }

    Response notThere(boolean api, Asker asker) {
        return api ? Problem.notFound() : notThere.page(asker);
    }
}
