package latchkey.stage;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.runtime.Log;
import latchkey.runtime.Machine;
import latchkey.store.Reading.Workflowed;
import latchkey.store.Retried;
import latchkey.store.Store;
import latchkey.store.Tickets;
import latchkey.ticket.Asked;
import latchkey.ticket.Asking;
import latchkey.ticket.Ticket;

/** Opens a step of a ticket, or asks again: the ticket decides which. What is already answered answers the token. */
final class OpenStep {

    private final Store store;
    private final Machine machine;
    private final InstantSource clock;
    private final Log log;

    OpenStep(Store store, Machine machine, InstantSource clock, Log log) {
        this.store = store;
        this.machine = machine;
        this.clock = clock;
        this.log = log;
    }

    void accept(StageMessage.Ask ask) {
        Asking.Result result = Retried.times(() -> record(ask));
        switch (result) {
            case Asking.Result.Recorded(var done) ->
                log.info(
                        "step-asked",
                        "ticket",
                        ask.ticket(),
                        "step",
                        ask.step(),
                        "attempt",
                        ask.token().attempt(),
                        "events",
                        done.events().size());
            case Asking.Result.AnswerNow(var answer) -> {
                var heard = machine.answer(ask.token().value(), answer);
                log.info(
                        "step-answered-at-once",
                        "ticket",
                        ask.ticket(),
                        "step",
                        ask.step(),
                        "answer",
                        answer.word(),
                        "heard",
                        heard);
            }
            case Asking.Result.Stale() -> log.info("step-message-stale", "ticket", ask.ticket(), "step", ask.step());
        }
    }

    private Asking.Result record(StageMessage.Ask ask) {
        var read = store.reading()
                .workflowed(ask.ticket())
                .orElseThrow(() -> new IllegalStateException("There is no ticket " + ask.ticket()));
        var ticket = read.ticket();
        var asking = new Asking(ask.step(), ask.token(), clock.instant());
        var who = asking.asksOthers(ticket) ? candidates(ask, read) : new Candidates(Asked.NOBODY, List.of());
        var result = asking.on(ticket, who.asked(), who.itAdmins());
        boolean marked = (ticket.past().isEmpty() && ticket.open().isEmpty()) || ticket.generation() > 1;
        switch (result) {
            case Asking.Result.Recorded(var done) ->
                store.tickets()
                        .save(Optional.of(ticket), done, marked ? List.of(Tickets.started(ticket.id())) : List.of());
            case Asking.Result.AnswerNow _ when marked -> store.tickets().start(ticket.id());
            case Asking.Result.AnswerNow _, Asking.Result.Stale _ -> {}
        }
        return result;
    }

    /** Whom the step may ask, as they are now. */
    private record Candidates(Asked asked, List<Person> itAdmins) {}

    private Candidates candidates(StageMessage.Ask ask, Workflowed read) {
        Ticket ticket = read.ticket();
        var catalog = read.catalog();
        var named = Asked.named(ticket, ask.step(), catalog).people(catalog.groups());
        var ids = new ArrayList<PersonId>(named);
        ids.addAll(read.roster().itAdmins());
        var people = store.reading().people(ids);
        var itAdmins = people.stream().filter(Person::itAdmin).toList();
        var known =
                people.stream().filter(person -> named.contains(person.id())).toList();
        return new Candidates(Asked.of(ticket, ask.step(), known, itAdmins, catalog), itAdmins);
    }
}
