package latchkey.local.doors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;
import latchkey.local.aws.states.States.ExecutionView;

/** {@code /_local/executions}: how far the state machine is with each ticket. */
public final class ExecutionsDoor implements Door {

    private static final String PATH = "/_local/executions";

    private final Function<Predicate<String>, List<ExecutionView>> executions;

    /** @param executions those of such a name */
    public ExecutionsDoor(Function<Predicate<String>, List<ExecutionView>> executions) {
        this.executions = executions;
    }

    @Override
    public WebAnswer answer(WebRequest request) {
        if (!request.method().equals("GET")) {
            throw Asked.method(request, "GET");
        }
        Asked.parameters(request);
        if (request.path().length() <= PATH.length() + 1) {
            return Answers.json(
                    200,
                    executions.apply(name -> true).stream()
                            .map(ExecutionsDoor::told)
                            .toList());
        }
        var ticket = request.path().substring(PATH.length() + 1);
        var ofTicket = Pattern.compile(Pattern.quote(ticket) + "-[0-9]+").asMatchPredicate();
        return executions.apply(ofTicket).stream()
                .reduce((one, other) -> generation(one) > generation(other) ? one : other)
                .map(execution -> Answers.json(200, told(execution)))
                .orElseThrow(() -> new NotAnswered(404, "No execution belongs to the ticket " + ticket));
    }

    private static int generation(ExecutionView execution) {
        return Integer.parseInt(execution.name().substring(execution.name().lastIndexOf('-') + 1));
    }

    private static Map<String, Object> told(ExecutionView execution) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", execution.name());
        told.put("status", execution.status());
        told.put("state", execution.state());
        told.put("transitions", execution.transitions());
        told.put("history", execution.history());
        return told;
    }
}
