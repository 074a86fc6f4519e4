package latchkey.ticket;

import java.util.List;

/** What the state machine must hear of an event. */
public sealed interface Signal {

    /** Begin the workflow. Waits are in seconds. */
    record Start(int generation, int approvals, boolean sso, List<Long> waits) implements Signal {}

    /** Answer the step that waits with this token. */
    record Reply(String token, StepRef step, Answer answer) implements Signal {}
}
