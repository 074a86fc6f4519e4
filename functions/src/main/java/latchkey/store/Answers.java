package latchkey.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import latchkey.people.PersonId;

/**
 * What was answered under an idempotency key: the same request again gets the same answer, for 24 hours. The answer is
 * written in the transaction of the command that it reports, so that neither can be there without the other; of two
 * requests at once, one is stored and the other loses the race.
 */
public final class Answers {

    private static final Duration LIFE = Duration.ofHours(24);

    private final Table table;
    private final InstantSource clock;

    Answers(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** What is known of a request. */
    public sealed interface Known {
        /** Never seen, or so long ago that it is forgotten; {@code was} is the version of what still lies there. */
        record Fresh(long was) implements Known {}

        /** The key was used with another body. */
        record OtherBody() implements Known {}

        /** Answered. */
        record Answered(int status, String body, Optional<String> location) implements Known {}
    }

    /**
     * Who asks what.
     *
     * @param scope the path, with the person one namespace of keys
     * @param key as the request gave it
     */
    public record Asked(PersonId person, String scope, String key, String body) {
        private Key at() {
            return Key.answer(person, Hash.of(scope + " " + key));
        }
    }

    public Known find(Asked asked) {
        var found = table.get(asked.at());
        if (found.isEmpty()) {
            return new Known.Fresh(0);
        }
        var doc = found.get();
        if (clock.instant().getEpochSecond() >= doc.number("expires")) {
            return new Known.Fresh(doc.number("version"));
        }
        return doc.text("body").equals(Hash.of(asked.body()))
                ? new Known.Answered(doc.small("status"), doc.text("answer"), doc.maybeText("location"))
                : new Known.OtherBody();
    }

    /** The write that keeps the answer; for the transaction of the command that it reports. */
    public Write keeping(Asked asked, Known.Fresh seen, Known.Answered answer) {
        var doc = Doc.write()
                .with("version", seen.was() + 1)
                .with("body", Hash.of(asked.body()))
                .with("status", answer.status())
                .with("answer", answer.body())
                .maybeText("location", answer.location())
                .maybe("expires", Optional.of(clock.instant().plus(LIFE)), Write::expires);
        return Write.guarded(asked.at(), doc, seen.was());
    }

    /**
     * Keeps the answer to a request that changed nothing.
     *
     * @throws Stale where the same key was answered meanwhile
     */
    public void keep(Asked asked, Known.Fresh seen, Known.Answered answer) {
        table.write(List.of(keeping(asked, seen, answer)));
    }
}
