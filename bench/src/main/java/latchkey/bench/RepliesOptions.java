package latchkey.bench;

import java.nio.file.Path;
import java.util.Locale;
import latchkey.ticket.Stage;

/**
 * What {@link Replies} is asked for.
 *
 * @param path a folder of mails, or the file of replies
 * @param decisions whether it is that file
 * @param stage what is answered where a mail or line does not say
 */
record RepliesOptions(Path path, boolean decisions, Stage stage) {

    /** @throws IllegalArgumentException where they are none of the two forms */
    static RepliesOptions of(String... arguments) {
        String path = "";
        boolean decisions = false;
        Stage stage = Stage.APPROVAL;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--stage" -> stage = stage(following(arguments, ++i));
                case "--decisions" -> {
                    decisions = true;
                    path = following(arguments, ++i);
                }
                default -> path = arguments[i];
            }
        }
        if (path.isEmpty()) {
            throw new IllegalArgumentException(
                    "Name a folder of mails, or --decisions and a file: bench/replies FOLDER [--stage approval]");
        }
        return new RepliesOptions(Path.of(path), decisions, stage);
    }

    static Stage stage(String name) {
        return Stage.valueOf(name.strip().toUpperCase(Locale.ROOT));
    }

    private static String following(String[] arguments, int i) {
        if (i >= arguments.length) {
            throw new IllegalArgumentException("After " + arguments[i - 1] + " something is missing.");
        }
        return arguments[i];
    }
}
