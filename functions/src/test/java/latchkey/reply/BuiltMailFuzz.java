package latchkey.reply;

/** Reads mails that the fuzzer has built of pieces. {@code tools/fuzz} runs it. */
public final class BuiltMailFuzz {

    private static final Dearest DEAREST = new Dearest();

    private BuiltMailFuzz() {}

    /** Called by Jazzer, by this name. */
    public static void fuzzerTestOneInput(byte[] recipe) {
        DEAREST.add(hold(recipe));
    }

    static ReadingLaws.Cost hold(byte[] recipe) {
        var mail = BuiltMail.of(recipe);
        var cost = ReadingLaws.hold(mail.raw());
        ReadingLaws.decideAsTheirAuthor(mail);
        return cost;
    }

    /** Called by Jazzer at the end, by this name. */
    public static void fuzzerTearDown() {
        DEAREST.say();
    }
}
