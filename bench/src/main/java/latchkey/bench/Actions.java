package latchkey.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.runtime.Json;

/**
 * What people do, and what each asks of AWS until nothing is left to do. Each is done three times and the least taken: the
 * stream delivers now and then a record twice, which is nobody's action.
 */
final class Actions {

    /** In which nobody does anything; what has its time is done all the same. */
    static final String HOUR = "an hour";

    private static final int TIMES = 3;

    private final Subject subject;
    private final Requests requests;
    private final String bea;

    Actions(Subject subject) throws IOException {
        this.subject = subject;
        this.requests = Requests.of(subject);
        this.bea = subject.signIn(Requests.BEA);
    }

    /** One action. */
    private interface Action {
        void act() throws IOException;
    }

    /** Each action's least, by name; functions have started and read the catalog before. */
    Map<String, Spent> all() throws IOException {
        for (var ask : requests.asked(3).values()) {
            requests.reply(ask, "approve");
        }
        subject.idle();
        subject.get("/requests/open", requests.mara());
        var all = new LinkedHashMap<String, Spent>();
        all.put("request an app", least(times(requests::create)));
        all.put("approve by mail", least(replies("approve")));
        all.put("deny by mail", least(replies("deny")));
        all.put("comment by mail", least(replies("Which team is this for?")));
        all.put("comment by the API", least(onTickets("comments", Map.of("text", "For the docks"))));
        all.put("withdraw", least(onTickets("withdrawal", Map.of())));
        all.put("assign by mail, granted", least(assignments()));
        all.put("a ticket's page", least(times(views("/tickets/" + requests.create(), requests.mara()))));
        all.put("My open requests", least(times(views("/requests/open", requests.mara()))));
        all.put("Action Required", least(times(views("/manage/action-required", bea))));
        all.put(HOUR, least(times(() -> subject.post("/_local/clock", "", Map.of("advance", "PT1H")))));
        return all;
    }

    private List<Action> replies(String word) throws IOException {
        return requests.asked(TIMES).values().stream()
                .<Action>map(address -> () -> requests.reply(address, word))
                .toList();
    }

    private List<Action> onTickets(String what, Map<String, ?> body) throws IOException {
        return List.copyOf(requests.asked(TIMES).keySet()).stream()
                .<Action>map(
                        id -> () -> subject.post("/api/v1/tickets/%s/%s".formatted(id, what), requests.mara(), body))
                .toList();
    }

    private List<Action> assignments() throws IOException {
        return requests.assignments(TIMES).stream()
                .<Action>map(address -> () -> requests.reply(address, "done"))
                .toList();
    }

    private Action views(String page, String cookie) {
        return () -> subject.get(page, cookie);
    }

    private static List<Action> times(Action action) {
        return Collections.nCopies(TIMES, action);
    }

    private Spent least(List<Action> actions) throws IOException {
        var spent = new ArrayList<Spent>();
        for (var action : actions) {
            subject.idle();
            var before = now();
            action.act();
            subject.idle();
            spent.add(now().minus(before));
        }
        return spent.stream()
                .min(Comparator.comparingLong(Spent::allCalls).thenComparingDouble(Spent::written))
                .orElseThrow();
    }

    private Spent now() throws IOException {
        var executions = Json.read(subject.get("/_local/executions", "")) instanceof List<?> all ? all : List.of();
        return Spent.of(Json.object(subject.get("/_local/calls", "")))
                .and(executions, subject.logged(), subject.answered());
    }
}
