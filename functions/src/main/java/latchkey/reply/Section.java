package latchkey.reply;

import java.util.Arrays;

/** What a line of a language's word file is good for: the sections of the file, each explained at the head of english.words. */
enum Section {
    APPROVE("approve"),
    APPROVE_WEAKLY("approve weakly"),
    DENY("deny"),
    DENY_WEAKLY("deny weakly"),
    DONE("done"),
    COURTESIES("courtesies"),
    NO_TROUBLE("no trouble"),
    FILLERS("fillers"),
    GREETINGS("greetings"),
    GREETINGS_BEHIND("greetings behind a name"),
    THANKS("thanks and apologies"),
    CANNOT("cannot"),
    TAKEN_BACK("taken back"),
    BECAUSE("because"),
    WITHDRAW("withdraw"),
    REASSIGN("reassign"),
    PLEASE("please"),
    REASONS_OF_WEAK("reasons of a bare yes or no"),
    LIMITS("limits"),
    LIMITS_OF_GIVING("limits of what gives"),
    LIMITS_OF_WEAK("limits of a bare yes or no"),
    CONDITIONS("conditions"),
    EXCEPTIONS("exceptions"),
    MISTAKES("mistakes"),
    AGAINST_APPROVE("against approve"),
    AGAINST_DENY("against deny"),
    AGAINST_DONE("against done"),
    HARMLESS("harmless");

    private final String head;

    Section(String head) {
        this.head = head;
    }

    String head() {
        return head;
    }

    /** @throws IllegalStateException if no section is headed so */
    static Section headed(String head) {
        return Arrays.stream(values())
                .filter(section -> section.head.equals(head))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No section of a word file is headed [" + head + "]."));
    }

    /** Whether its phrases are looked for anywhere in a text; those of the others are said from the start of a clause. */
    boolean isSaidBeside() {
        return compareTo(LIMITS) >= 0 && this != HARMLESS;
    }
}
