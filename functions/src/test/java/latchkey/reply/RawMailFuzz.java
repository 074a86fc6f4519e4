package latchkey.reply;

/** Reads whatever bytes the fuzzer makes of the {@link Seeds}. {@code tools/fuzz} runs it. */
public final class RawMailFuzz {

    private static final Dearest DEAREST = new Dearest();

    private RawMailFuzz() {}

    /** Called by Jazzer, by this name. */
    public static void fuzzerTestOneInput(byte[] raw) {
        DEAREST.add(hold(raw));
    }

    static ReadingLaws.Cost hold(byte[] raw) {
        var cost = ReadingLaws.hold(raw);
        ReadingLaws.holdAboveOurs(raw);
        return cost;
    }

    /** Called by Jazzer at the end, by this name. */
    public static void fuzzerTearDown() {
        DEAREST.say();
    }
}
