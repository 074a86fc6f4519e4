package latchkey.stage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.runtime.Log;
import latchkey.runtime.Machine;
import latchkey.store.Retried;
import latchkey.store.Store;
import latchkey.ticket.StepRef;
import latchkey.ticket.Submitting;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;
import latchkey.ticket.Warning;

/** Sees that tickets and workflows agree, and warns the IT Admins where they do not. */
final class Mend {

    /** A start that outbox has not made by then is made here. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(10);

    private final Store store;
    private final Machine machine;
    private final InstantSource clock;
    private final Log log;

    Mend(Store store, Machine machine, InstantSource clock, Log log) {
        this.store = store;
        this.machine = machine;
        this.clock = clock;
        this.log = log;
    }

    /** The workflow is done; so must be the ticket, and the mark that it has to be started. */
    void close(StageMessage.Close close) {
        store.tickets().start(close.ticket());
        var ticket = ticket(close.ticket());
        if (ticket.isOpen() && ticket.generation() == close.generation()) {
            warn(close.ticket(), "The workflow of this request ended, but the request is still open.");
        }
    }

    /** An answer met a closed token. That is as it should be where the machine has asked again or gone on. */
    void check(StageMessage.Check check) {
        var ticket = ticket(check.ticket());
        boolean gone = machine.runs(ticket.id(), ticket.generation())
                .map(runs -> !runs)
                .orElse(true);
        if (!gone && !movedOn(ticket, check.step())) {
            warn(
                    check.ticket(),
                    "The answer to %s did not reach the workflow (%s).".formatted(check.step(), check.heard()));
        }
    }

    /** An execution failed, timed out or was stopped while its ticket is open. */
    void failed(StageMessage.Failed failed) {
        var ticket = ticket(failed.ticket());
        if (ticket.isOpen() && ticket.generation() == failed.generation()) {
            warn(failed.ticket(), "The workflow of this request stopped (%s).".formatted(failed.status()));
        }
    }

    /** Starts what should have been started. An execution has the ticket's name, so twice is once. */
    void sweep() {
        var before = clock.instant().minus(LOST_AFTER);
        var failures = new ArrayList<RuntimeException>();
        for (var unstarted : store.tickets().unstarted()) {
            if (unstarted.since().isBefore(before)) {
                attempt(unstarted.ticket(), failures);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst(); // the message comes again, and in the end lies in the dead letters
        }
    }

    /** One that cannot be started must not keep the others waiting. */
    private void attempt(TicketId id, List<RuntimeException> failures) {
        try {
            start(id);
        } catch (RuntimeException e) {
            log.error("workflow-not-started", e, "ticket", id);
            failures.add(e);
        }
    }

    private void start(TicketId id) {
        var ticket = ticket(id);
        if (ticket.isOpen()) {
            machine.start(id, Submitting.start(ticket));
            log.warn("workflow-started-late", "ticket", id);
        }
        store.tickets().start(id);
    }

    private static boolean movedOn(Ticket ticket, StepRef answered) {
        return ticket.open().isPresent()
                || ticket.past().isEmpty()
                || !ticket.past().getLast().ref().equals(answered);
    }

    /** Once for each sentence: a message may come twice. */
    private void warn(TicketId id, String what) {
        Retried.times(() -> {
            var read = store.reading().workflowed(id).orElseThrow();
            if (store.tickets().page(id, Optional.empty()).orElseThrow().says(what)) {
                return false;
            }
            store.tickets()
                    .save(
                            Optional.of(read.ticket()),
                            new Warning(what, clock.instant()).on(read.ticket(), read.roster()),
                            List.of());
            log.warn("ticket-warning", "ticket", id, "warning", what);
            return true;
        });
    }

    private Ticket ticket(TicketId id) {
        return store.tickets().find(id).orElseThrow(() -> new IllegalStateException("There is no ticket " + id));
    }
}
