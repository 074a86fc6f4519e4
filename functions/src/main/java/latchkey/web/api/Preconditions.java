package latchkey.web.api;

import latchkey.web.http.Problem;
import latchkey.web.http.ProblemType;
import latchkey.web.http.Response;

/** Why a write that may only replace what was looked at was not done (RFC 9110 §15.5.13, RFC 6585 §3). */
final class Preconditions {

    private Preconditions() {}

    /** The call changes what others may have changed, and does not say what it looked at. */
    static Response missing() {
        return missing("Send If-Match with the ETag of what you looked at.");
    }

    static Response failed() {
        return failed("It was changed meanwhile. Get it again, and send your change with its ETag.");
    }

    static Response missing(String sentence) {
        return Problem.of(ProblemType.IF_MATCH_NEEDED, sentence);
    }

    static Response failed(String sentence) {
        return Problem.of(ProblemType.CHANGED_MEANWHILE, sentence);
    }
}
