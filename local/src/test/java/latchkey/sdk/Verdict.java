package latchkey.sdk;

/** What came of one test against whoever answered. */
enum Verdict {
    RIGHT,
    /** Wrong, and no {@link Differs} says so: the test fails. */
    WRONG,
    /** Wrong as a {@link Differs} says. */
    DIFFERS,
    /** Right, although a {@link Differs} says otherwise: the test fails. */
    MENDED,
    UNJUDGED
}
