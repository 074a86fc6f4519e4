package latchkey.local.doors;

/** A request that a local door does not serve; the sentence says what would be right. */
public final class NotAnswered extends RuntimeException {

    private final int status;

    public NotAnswered(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
