package latchkey.reply;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import latchkey.ticket.Stage;

/**
 * What holds of reading a mail, whatever is in it. Broken, it is an {@link AssertionError}; anything else that is thrown is an
 * exception that nobody has declared.
 */
final class ReadingLaws {

    /**
     * Of one mail, by the processor time of the thread: what else runs on the machine does not count. The fuzzer, whose
     * counting makes all code several times as slow, says another; {@link Replay} then takes this one.
     */
    static final Duration SLOWEST = Duration.parse(System.getProperty("latchkey.slowest", "PT1S"));

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final String OURS = """

            --- Reply above this line ---

            Mara asks for access to Forge (Developer). Do you approve?

            Answer by replying to this mail. Begin with one of these words:

                approve      it goes on to the next step
                deny         it ends; a reason on the next line helps

            | Approve
            """;

    private static final String QUOTED = "\n\nOn Mon, 23 Nov 2026 at 09:14, Latchkey <latchkey@demo.example> wrote:\n\n"
            + OURS.strip().replaceAll("(?m)^", "> ");

    private ReadingLaws() {}

    /** All that reading a mail gives. */
    record Answer(String text, Map<Stage, Intent> intents) {}

    /** What one reading has cost. */
    record Cost(Duration time, long bytes) {
        Cost orLess(Cost other) {
            return new Cost(time.compareTo(other.time) < 0 ? time : other.time, Math.min(bytes, other.bytes));
        }
    }

    /** Everything that the inbox does with a mail's bytes before it looks at the ticket; empty for one that is refused. */
    static Optional<Answer> answer(byte[] raw) {
        return switch (MailReader.read(raw)) {
            case Unreadable(var why) -> {
                check(!why.isBlank(), "A refusal says why");
                yield Optional.empty();
            }
            case Mail mail -> Optional.of(answer(mail));
        };
    }

    private static Answer answer(Mail mail) {
        check(
                Automatic.of(mail, "bea@demo.example").stream()
                        .noneMatch(sign -> sign.reason().isBlank()),
                "It says why");
        check(!(Sender.of(mail) instanceof Sender.Refused(var why)) || !why.isBlank(), "A refusal says why");
        var text = NewText.of(mail);
        check(Kept.of(text.text()).length() <= Kept.LONGEST, "No more is kept than a ticket takes");
        var intents = new EnumMap<Stage, Intent>(Stage.class);
        for (var stage : Stage.values()) {
            intents.put(stage, text.intent(stage));
        }
        return new Answer(text.text(), intents);
    }

    /**
     * Reads the mail, and throws where a law is broken.
     *
     * @return what it cost: the less of two readings, for the first may load classes
     */
    static Cost hold(byte[] raw) {
        var first = measured(raw);
        var second = measured(raw);
        check(first.answer().equals(second.answer()), "The same mail is read the same");
        first.answer().ifPresent(ReadingLaws::areOfTheText);
        var cost = first.cost().orLess(second.cost());
        check(cost.time().compareTo(SLOWEST) <= 0, "It took " + cost.time().toMillis() + " ms");
        return cost;
    }

    private record Measured(Optional<Answer> answer, Cost cost) {}

    private static Measured measured(byte[] raw) {
        long bytes = THREAD.getCurrentThreadAllocatedBytes();
        long time = THREAD.getCurrentThreadCpuTime();
        var answer = answer(raw);
        return new Measured(
                answer,
                new Cost(
                        Duration.ofNanos(THREAD.getCurrentThreadCpuTime() - time),
                        THREAD.getCurrentThreadAllocatedBytes() - bytes));
    }

    private static void areOfTheText(Answer answer) {
        for (var intent : answer.intents().values()) {
            if (intent instanceof Intent.Decision(var verdict, var line, var remark)) {
                check(isIn(line, answer.text()), verdict + " is decided by a line that is not new: " + line);
                check(remark.length() <= Kept.LONGEST, "A remark is as long as a ticket takes");
            }
        }
    }

    /** Takes the bytes for what somebody wrote above our mail: what decides stands in them, never in ours. */
    static void holdAboveOurs(byte[] written) {
        String text = new String(written, StandardCharsets.UTF_8);
        for (String below : new String[] {OURS, QUOTED}) {
            if (NewText.of(text + "\n" + below).intent(Stage.APPROVAL) instanceof Intent.Decision decision) {
                check(
                        isIn(decision.line(), NewText.of(text + "\n").text() + text),
                        "Our own mail decides: " + decision);
            }
        }
    }

    /** Decides nothing, or what its author has decided. */
    static void decideAsTheirAuthor(BuiltMail mail) {
        answer(mail.raw()).ifPresent(answer -> {
            for (var intent : answer.intents().values()) {
                if (intent instanceof Intent.Decision decision) {
                    check(
                            mail.author() == decision.verdict(),
                            "%s was written, %s was read".formatted(mail.author(), decision));
                }
            }
        });
    }

    private static boolean isIn(String line, String text) {
        return inOneLine(text).contains(inOneLine(line));
    }

    private static String inOneLine(String text) {
        return String.join(" ", text.replace('\u00A0', ' ').strip().split("\\s+", -1));
    }

    private static void check(boolean holds, String law) {
        if (!holds) {
            throw new AssertionError(law);
        }
    }
}
