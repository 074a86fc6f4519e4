package latchkey.reply;

import java.util.Optional;
import latchkey.people.Address;

/** What a reply can ask of us besides a decision. Our mails say how, and nothing else is taken for it. */
public sealed interface Instruction {

    /** The line as it was written, for the evidence. */
    String line();

    /** What was said besides, cleaned; empty where nothing was. */
    String remark();

    /** Take the request back. */
    record Withdraw(String line, String remark) implements Instruction {}

    /**
     * Ask somebody else instead of the writer.
     *
     * @param to empty where no mail address was written
     */
    record Reassign(Optional<Address> to, String line, String remark) implements Instruction {}
}
