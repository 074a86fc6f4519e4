package latchkey.local.aws.ses;

/** What a check of SES came to. The names are those of the API; the word is the one in {@code Authentication-Results}. */
public enum Verdict {
    PASS("pass"),
    FAIL("fail"),
    /** Neither: nothing to check, or no clear answer. */
    GRAY("none"),
    /** SES could not check. */
    PROCESSING_FAILED("temperror"),
    /** The notification has no such verdict. It is no word of the API, and for rehearsals. */
    MISSING("none");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
