package latchkey.ticket;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of mail; only an ask, a reminder or an escalation decides when it is answered. */
public enum MailKind {
    ASK("ask"),
    REMINDER("reminder"),
    ESCALATION("escalation"),
    NEWS("news"),
    COMMENT("comment"),
    RECEIPT("receipt"),
    SIGN_IN("sign-in");

    private final String word;

    MailKind(String word) {
        this.word = word;
    }

    /** As the header X-Latchkey-Mail says it. */
    public String word() {
        return word;
    }

    /** Whether a reply to it can decide. */
    public boolean decides() {
        return this == ASK || this == REMINDER || this == ESCALATION;
    }

    public static Optional<MailKind> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
