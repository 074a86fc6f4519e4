package latchkey.store;

/** Somebody else wrote first. Read again and decide again; see {@link Retried}. */
public final class Stale extends RuntimeException {
    Stale(String what, Throwable cause) {
        super(what, cause);
    }
}
