package latchkey.web;

import latchkey.web.command.Asker;
import latchkey.web.http.Problem;
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

    Response of(boolean api, int status, String sentence) {
        return api ? Problem.of(status, sentence) : messages.of(status, sentence);
    }

    Response notThere(boolean api, Asker asker) {
        return api ? Problem.notFound() : notThere.page(asker);
    }
}
