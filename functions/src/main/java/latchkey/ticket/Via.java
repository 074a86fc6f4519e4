package latchkey.ticket;

import java.util.Arrays;
import java.util.Optional;

/** Through which door something was said. */
public enum Via {
    WEB("web"),
    API("api"),
    MAIL("mail"),
    SYSTEM("system");

    private final String word;

    Via(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Via> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
