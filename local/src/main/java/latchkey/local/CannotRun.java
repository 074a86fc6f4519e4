package latchkey.local;

/** Why the run cannot begin: one sentence for whoever typed the command, with what to do about it. */
public final class CannotRun extends RuntimeException {

    public CannotRun(String sentence) {
        super(sentence);
    }

    public CannotRun(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
