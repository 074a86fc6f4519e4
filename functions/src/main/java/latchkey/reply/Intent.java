package latchkey.reply;

/** What a reply says about the request it answers. When in doubt it is a comment: a wrong approval is the worst there is. */
public sealed interface Intent {

    /**
     * The first line that is more than greeting, thanks or apology decides.
     *
     * @param line that line as it was written, for the evidence
     * @param remark what was said besides, cleaned; empty where nothing was
     */
    record Decision(Verdict verdict, String line, String remark) implements Intent {}

    /**
     * Words that decide nothing.
     *
     * @param line the line that could have decided; empty where all is greeting, thanks or apology, or too long
     */
    record Comment(Why why, String line) implements Intent {}

    /** Nothing new is in the mail. */
    record Nothing() implements Intent {}

    /** Why words decide nothing. */
    enum Why {
        /** The line is none of the known ways to decide. */
        NO_DECISION,
        /** The line asks. */
        QUESTION,
        /** A condition, a hedge, a part, a later time, a report. */
        LIMITED,
        /** It says one thing and the other. */
        CONTRADICTORY,
        /** A decision, but not one that this stage asks for. */
        OTHER_STAGE,
        /** "Cannot": that needs its reason on the page. */
        CANNOT_BY_MAIL,
        /** More new text than a ticket keeps ({@link Kept#LONGEST}); what is not kept cannot be weighed. */
        TOO_LONG,
        /** Characters that change the order of what is shown. */
        DISGUISED
    }
}
