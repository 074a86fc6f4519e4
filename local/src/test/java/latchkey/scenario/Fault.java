package latchkey.scenario;

import java.util.Map;

/** One thing that goes wrong: what {@code /_local/faults} takes. */
record Fault(String function, String call, int nth, String mode) {

    static final String INVOKE = "lambda.Invoke";
    static final String LATE = "delay";

    Map<String, Object> json() {
        return Map.of("function", function, "call", call, "nth", nth, "mode", mode);
    }

    /** Whether something arrives late because of it: by a day, or when the state machine tries again. */
    boolean isLate() {
        return mode.equals(LATE) || !isOfFunction();
    }

    /** One mail may come twice where its courier is struck between sending and marking; nothing else sends any. */
    int mailsSentAgain() {
        return function.equals("CourierFunction") ? 1 : 0;
    }

    /** The state machine calls too. */
    private boolean isOfFunction() {
        return function.endsWith("Function");
    }

    /** The same kind of fault at another place in the story is alike. */
    String kind() {
        return "%s %s %s".formatted(function, call, mode);
    }

    @Override
    public String toString() {
        return "%s at %s's %s no. %d".formatted(mode, function, call, nth);
    }
}
