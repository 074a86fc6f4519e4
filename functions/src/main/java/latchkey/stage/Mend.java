package latchkey.stage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.runtime.Log;
import latchkey.runtime.Machine;
import latchkey.store.Reading.Workflowed;
import latchkey.store.Retried;
import latchkey.store.Store;
import latchkey.store.Tickets;
import latchkey.ticket.StepRef;
import latchkey.ticket.Stopping;
import latchkey.ticket.Submitting;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;

/** Sees that tickets and workflows agree, and warns the IT Admins where they do not. */
final class Mend {

    /** A start that outbox has not made by then is made here. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(10);

    /** How far back the sweep looks: a sweep that fails comes again hour by hour. */
    private static final Duration UNHEARD_FOR = Duration.ofDays(3);

    private final Store store;
    private final Machine machine;
    private final Reconsider reconsider;
    private final InstantSource clock;
    private final Log log;

    Mend(Store store, Machine machine, Reconsider reconsider, InstantSource clock, Log log) {
        this.store = store;
        this.machine = machine;
        this.reconsider = reconsider;
        this.clock = clock;
        this.log = log;
    }

    /** The workflow is done; so must be the ticket. */
    void close(StageMessage.Close close) {
        over(close.ticket(), close.generation(), "The workflow of this request ended, but the request is still open.");
    }

    /**
     * An answer met a closed token. That is as it should be where the machine has asked again or gone on, even if the ticket
     * has not heard of it: that message may wait behind a failure.
     */
    void check(StageMessage.Check check) {
        var ticket = ticket(check.ticket());
        boolean gone = machine.runs(ticket.id(), ticket.generation())
                .map(runs -> !runs)
                .orElse(true);
        if (!gone
                && !movedOn(ticket, check.step())
                && machine.isAt(ticket.id(), ticket.generation(), check.step(), check.token())) {
            var what = "The answer to %s did not reach the workflow (%s).".formatted(check.step(), check.heard());
            var cause = "not heard " + check.token().orElse(what);
            switch (store.warnings().put(ticket.id(), cause, _ -> what)) {
                case NEW -> log.warn("ticket-warning", "ticket", ticket.id(), "warning", what);
                case KNOWN -> log.info("ticket-warning-known", "ticket", ticket.id(), "warning", what);
                case NO_TICKET -> throw noTicket(ticket.id());
            }
        }
    }

    /** An execution failed, timed out or was stopped while its ticket is open. */
    void failed(StageMessage.Failed failed) {
        var how = failed.status() + failed.error().map(", "::concat).orElse("");
        over(failed.ticket(), failed.generation(), "The workflow of this request stopped (%s).".formatted(how));
    }

    /** Whatever it came to: a workflow that is over was started, so nothing has to start it. */
    private void over(TicketId id, int generation, String what) {
        Retried.times(() -> {
            var read = workflowed(id);
            var ticket = read.ticket();
            var stopped = new Stopping(generation, what, clock.instant()).on(ticket, read.roster());
            if (stopped.isPresent()) {
                store.tickets().save(Optional.of(ticket), stopped.get(), List.of(Tickets.started(id)));
                log.warn("workflow-stopped", "ticket", id, "generation", generation, "because", what);
            } else if (ticket.generation() == generation) {
                store.tickets().start(id);
            }
            return ticket;
        });
    }

    /** Somebody started it by hand, and no ticket waits for it. */
    void passOver(String execution) {
        log.warn("execution-passed-over", "because", "its name is no ticket's", "name", execution);
    }

    /**
     * Starts what should have been started; an execution has the ticket's name, so twice is once. And looks for failed
     * executions, since EventBridge tells of them as well as it can, which is not always (AWS, "Automating Step Functions
     * event delivery with EventBridge").
     */
    void sweep() {
        var now = clock.instant();
        var failures = new ArrayList<RuntimeException>();
        for (var unstarted : store.tickets().unstarted()) {
            if (unstarted.since().isBefore(now.minus(LOST_AFTER))) {
                attempt(() -> start(unstarted.ticket()), unstarted.ticket(), failures);
            }
        }
        for (var over : machine.failedSince(now.minus(UNHEARD_FOR))) {
            StageMessage.Failed.of(over.name(), over.status(), Optional.empty())
                    .ifPresentOrElse(
                            failed -> attempt(() -> failed(failed), failed.ticket(), failures),
                            () -> passOver(over.name()));
        }
        reconsider.sweep(failures);
        if (!failures.isEmpty()) {
            throw failures.getFirst(); // the message comes again, and in the end lies in the dead letters
        }
    }

    /** One that cannot be mended must not keep the others waiting. */
    private void attempt(Runnable mending, TicketId id, List<RuntimeException> failures) {
        try {
            mending.run();
        } catch (RuntimeException e) {
            log.error("ticket-not-mended", e, "ticket", id);
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

    private Ticket ticket(TicketId id) {
        return store.tickets().find(id).orElseThrow(() -> noTicket(id));
    }

    private Workflowed workflowed(TicketId id) {
        return store.reading().workflowed(id).orElseThrow(() -> noTicket(id));
    }

    private static IllegalStateException noTicket(TicketId id) {
        return new IllegalStateException("There is no ticket " + id);
    }
}
