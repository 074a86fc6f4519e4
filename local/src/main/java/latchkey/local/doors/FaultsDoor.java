package latchkey.local.doors;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import latchkey.local.Nearest;
import latchkey.local.aws.lambda.FaultPlan;
import latchkey.local.aws.lambda.FaultPlan.Mode;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;
import org.jspecify.annotations.Nullable;

/**
 * {@code /_local/faults}: what shall go wrong, once each, and what of it has. {@code /_local/faults/calls}: what could have
 * been struck since the last DELETE.
 */
public final class FaultsDoor implements Door {

    private static final Set<String> FIELDS = Set.of("function", "call", "nth", "mode");
    private static final String FORM = "a list of {function, call, nth, mode}";
    private static final List<Mode> MACHINE_MODES = List.of(Mode.THROTTLE, Mode.TIME_OUT, Mode.DUPLICATE, Mode.DELAY);

    private final FaultPlan plan;
    private final Set<String> functions;
    private final Set<String> machines;
    private final Supplier<? extends Set<String>> calls;

    /**
     * @param calls all that can be called, as {@code service.Operation}
     * @param machines in whose role the state machines call; their calls can be struck, but nothing in them can crash
     */
    public FaultsDoor(
            FaultPlan plan, Set<String> functions, Set<String> machines, Supplier<? extends Set<String>> calls) {
        this.plan = plan;
        this.functions = Set.copyOf(functions);
        this.machines = Set.copyOf(machines);
        this.calls = calls;
    }

    @Override
    public WebAnswer answer(WebRequest request) {
        if (request.path().endsWith("/calls") && request.method().equals("GET")) {
            var seen = plan.seen();
            seen.keySet().removeIf(name -> !functions.contains(name) && !machines.contains(name));
            return Answers.json(200, seen);
        }
        switch (request.method()) {
            case "GET" -> {}
            case "DELETE" -> plan.clear();
            case "POST" -> plan.plan(faults(Asked.read(request, FORM)));
            default -> throw Asked.method(request, "GET, POST and DELETE");
        }
        return Answers.json(200, plan.told().stream().map(FaultsDoor::told).toList());
    }

    private List<FaultPlan.Fault> faults(@Nullable Object body) {
        if (!(body instanceof List<?> list)) {
            throw new NotAnswered(400, "The body must be " + FORM);
        }
        return list.stream().map(this::fault).toList();
    }

    private FaultPlan.Fault fault(@Nullable Object one) {
        if (!(one instanceof Map<?, ?> fault) || !FIELDS.containsAll(fault.keySet())) {
            throw new NotAnswered(400, "A fault is {function, call, nth, mode}, got: " + one);
        }
        if (!(fault.get("function") instanceof String function)
                || (!functions.contains(function) && !machines.contains(function))) {
            throw unknown("function", fault.get("function"), all(functions, machines));
        }
        var call = String.valueOf(fault.get("call"));
        var known = machines.contains(function) ? calls.get() : all(calls.get(), Set.of(FaultPlan.INVOKE));
        if (!known.contains(call)) {
            throw unknown("call", call, ofItsService(call, known));
        }
        var nth = fault.containsKey("nth") ? fault.get("nth") : Long.valueOf(1);
        if (!(nth instanceof Long number) || number < 1 || number > Integer.MAX_VALUE) {
            throw new NotAnswered(422, "nth is a whole number from 1, got: " + nth);
        }
        var mode = mode(fault.get("mode"));
        if (machines.contains(function) && (mode == Mode.CRASH_BEFORE || mode == Mode.CRASH_AFTER)) {
            throw new NotAnswered(422, "Step Functions does not crash; its calls can meet " + words(MACHINE_MODES));
        }
        return new FaultPlan.Fault(function, call, number.intValue(), mode);
    }

    private static Mode mode(@Nullable Object word) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> unknown(
                        "mode",
                        word,
                        Arrays.stream(Mode.values()).map(Mode::word).toList()));
    }

    private static NotAnswered unknown(String field, @Nullable Object value, Collection<String> known) {
        return new NotAnswered(
                422, "There is no %s %s. %s".formatted(field, value, Nearest.hint(String.valueOf(value), known)));
    }

    /** All calls, where there is no such service. */
    private static Collection<String> ofItsService(String call, Set<String> all) {
        var service = call.substring(0, call.indexOf('.') + 1);
        var same = all.stream().filter(known -> known.startsWith(service)).toList();
        return same.isEmpty() ? all : same;
    }

    private static Set<String> all(Set<String> some, Set<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static String words(List<Mode> modes) {
        return modes.stream().map(Mode::word).collect(Collectors.joining(", "));
    }

    private static Map<String, Object> told(FaultPlan.Told told) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("function", told.fault().function());
        answer.put("call", told.fault().call());
        answer.put("nth", told.fault().nth());
        answer.put("mode", told.fault().mode().word());
        answer.put("struck", told.struck());
        return answer;
    }
}
