package latchkey.web.api;

import latchkey.ticket.Dates;
import latchkey.ticket.Refusal;
import latchkey.web.http.Problem;
import latchkey.web.http.ProblemType;
import latchkey.web.http.Response;

/** A refusal of the core as a problem. */
final class Refusals {

    private Refusals() {}

    static Response problem(Refusal why, Dates dates) {
        return switch (why) {
            case Refusal.Unfit unfit -> Problem.field(ProblemType.WRONG_FIELDS, unfit.field(), unfit.sentence(dates));
            case Refusal.TooLate late -> Problem.of(ProblemType.TOO_LATE, late.sentence(dates));
            case Refusal.NotTheirs not -> Problem.of(ProblemType.NOT_YOURS, not.sentence(dates));
        };
    }
}
