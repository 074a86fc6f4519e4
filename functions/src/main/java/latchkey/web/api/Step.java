package latchkey.web.api;

import java.util.Optional;
import java.util.Set;
import latchkey.catalog.Workflow;
import latchkey.ticket.Stage;
import latchkey.ticket.StepRef;

/** Which step an action answers, as a body says it. */
final class Step {

    private Step() {}

    /** Empty where the body leaves it out; a fault of the body where it is none. */
    static Optional<StepRef> of(Body body) {
        return body.object("step").flatMap(step -> {
            boolean whole = step.keySet().equals(Set.of("stage", "step"));
            var stage = step.get("stage") instanceof String word ? Stage.of(word) : Optional.<Stage>empty();
            var number = step.get("step") instanceof Long given ? given : 0L;
            var ref = whole ? stage.filter(one -> fits(one, number)) : Optional.<Stage>empty();
            if (ref.isEmpty()) {
                body.fault("step", "Looks like {\"stage\": \"approval\", \"step\": 1}.");
            }
            return ref.map(one -> new StepRef(one, (int) number));
        });
    }

    private static boolean fits(Stage stage, long number) {
        return number >= 1 && number <= (stage == Stage.APPROVAL ? Workflow.MOST_STEPS : 1);
    }
}
