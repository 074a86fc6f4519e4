package latchkey.inbox;

import java.util.Optional;
import latchkey.people.Address;
import latchkey.reply.Instruction;
import latchkey.store.Letter;
import latchkey.ticket.By;
import latchkey.ticket.Evidence;
import latchkey.ticket.Outcome;
import latchkey.ticket.Reassigning;
import latchkey.ticket.Refusal;
import latchkey.ticket.Withdrawing;

/** A reply that asks for something else than a decision, from somebody who may ask for it. */
record InstructedReply(BelievedReply reply, Evidence evidence) {

    /** False where it is nothing of the kind, or not theirs to ask: then it is a comment. */
    boolean accept(Optional<Instruction> instruction) {
        return switch (instruction.orElse(null)) {
            case null -> false;
            case Instruction.Withdraw withdraw -> reply.ticket().requestedBy(reply.owner()) && withdraw(withdraw);
            case Instruction.Reassign reassign -> isAsked() && handOn(reassign);
        };
    }

    private boolean isAsked() {
        return reply.ticket().isOpen()
                && reply.ticket()
                        .open()
                        .filter(step -> step.asks(reply.owner()))
                        .isPresent();
    }

    private boolean withdraw(Instruction.Withdraw withdraw) {
        var received = reply.received();
        switch (new Withdrawing(
                        withdraw.remark(),
                        by(withdraw, received.receiptAllowed()),
                        reply.clock().instant())
                .on(reply.ticket())) {
            case Outcome.Done done -> reply.store().replies().record(received, reply.ticket(), done, Optional.empty());
            case Outcome.Refused(var why) -> changesNothing(withdraw, reply.sentence(why));
        }
        return true;
    }

    /** A mail can be sent on by mistake, and an address mistyped: the page asks once more. */
    private boolean handOn(Instruction.Reassign reassign) {
        if (reassign.to().isEmpty()) {
            changesNothing(
                    reassign,
                    "To have somebody else asked, write their mail address, such as “reassign to name@%s”. Nothing has changed."
                            .formatted(reply.owner().email().domain()));
            return true;
        }
        var address = reassign.to().get();
        var to = reply.store().reading().byAddress(address);
        if (to.isEmpty()) {
            changesNothing(
                    reassign, reply.sentence(new Refusal.NobodyThere("to", address.value())) + " Nothing has changed.");
            return true;
        }
        var outcome = new Reassigning(
                        Optional.empty(),
                        to.get(),
                        false,
                        "",
                        by(reassign, false),
                        reply.clock().instant())
                .on(reply.ticket());
        switch (outcome) {
            case Outcome.Done _ -> confirm(reassign, to.get().name(), address);
            case Outcome.Refused(var why) -> changesNothing(reassign, reply.sentence(why));
        }
        return true;
    }

    private void confirm(Instruction.Reassign reassign, String name, Address to) {
        reply.besides(
                reassign.remark(),
                new Letter.Receipt(
                        reply.owner().id(),
                        reply.ticket().id(),
                        "To have %s asked instead of you, open the page and confirm it. Nothing has changed yet."
                                .formatted(name),
                        Optional.empty(),
                        Optional.of(to)),
                evidence);
    }

    private void changesNothing(Instruction instruction, String sentence) {
        reply.besides(instruction.remark(), reply.receipt(sentence, Optional.empty()), evidence);
    }

    private By by(Instruction instruction, boolean receipt) {
        return By.mail(reply.owner(), BelievedReply.with(evidence, instruction.line()), receipt);
    }
}
