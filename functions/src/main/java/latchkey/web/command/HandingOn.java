package latchkey.web.command;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.store.Reading;
import latchkey.store.Write;
import latchkey.ticket.Outcome;
import latchkey.ticket.Reassigning;
import latchkey.ticket.Refusal;
import latchkey.ticket.Ticket;
import latchkey.ticket.Via;

/** A place in the open step goes to somebody else (R37). Who that is is looked up by address, aliases included. */
public final class HandingOn {

    private final Acting acting;
    private final Reading reading;
    private final InstantSource clock;
    private final Via via;

    public HandingOn(Acting acting, Reading reading, InstantSource clock, Via via) {
        this.acting = acting;
        this.reading = reading;
        this.clock = clock;
        this.via = via;
    }

    /**
     * As somebody wrote it.
     *
     * @param to the address of who takes the place over
     * @param from whose place it is; empty for the asker's own
     */
    public record Wish(String to, Optional<String> from, String comment) {}

    /** @param more what is stored in the same transaction */
    public Acting.Result on(Asker asker, Ticket ticket, Wish wish, Function<Outcome.Done, List<Write>> more) {
        var people = people(Stream.concat(Stream.of(wish.to()), wish.from().stream()));
        var to = Optional.ofNullable(people.get(wish.to()));
        if (to.isEmpty()) {
            return new Acting.Result.Refused(new Refusal.NobodyThere("to", wish.to()));
        }
        var from = wish.from().flatMap(one -> Optional.ofNullable(people.get(one)));
        if (wish.from().isPresent() && from.isEmpty()) {
            return new Acting.Result.Refused(
                    new Refusal.NobodyThere("from", wish.from().get()));
        }
        return acting.on(
                ticket.id(),
                asker,
                (now, who) -> new Reassigning(
                                from.map(Person::ref),
                                to.get(),
                                who.administers(now.app().id()),
                                wish.comment(),
                                who.by(via),
                                clock.instant())
                        .on(now),
                more);
    }

    /** By what was written; two reads for all of them. */
    private Map<String, Person> people(Stream<String> written) {
        var addresses = new HashMap<String, Address>();
        written.forEach(one -> Address.parse(one.strip()).ifPresent(address -> addresses.put(one, address)));
        var owners = reading.owners(Set.copyOf(addresses.values()));
        var byId = reading.people(Set.copyOf(owners.values())).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        var people = new HashMap<String, Person>();
        addresses.forEach((one, address) ->
                Optional.ofNullable(owners.get(address)).map(byId::get).ifPresent(person -> people.put(one, person)));
        return people;
    }
}
