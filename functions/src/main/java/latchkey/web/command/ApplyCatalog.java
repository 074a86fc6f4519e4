package latchkey.web.command;

import java.util.List;
import java.util.function.Function;
import latchkey.people.Fault;
import latchkey.runtime.Yaml;
import latchkey.store.Stale;
import latchkey.store.Write;
import latchkey.ticket.Via;
import latchkey.web.http.EntityTag;

/** Takes a catalog file: says what it would change, or changes it, in full or not at all. */
public final class ApplyCatalog {

    private final Curating curating;
    private final Named named;
    private final Via via;

    public ApplyCatalog(Curating curating, Named named, Via via) {
        this.curating = curating;
        this.named = named;
        this.via = via;
    }

    /** What came of it. */
    public sealed interface Result {

        record Done(Plan plan, EntityTag tag) implements Result {}

        /** Nothing has changed. */
        record Faulty(Plan plan) implements Result {}

        /** Nothing has changed: the catalog is another than the one that was planned against. */
        record Meanwhile() implements Result {}
    }

    /** The whole catalog as its file. */
    public String file(Asker asker) {
        return Yaml.write(named.tree(List.of(asker.catalog())).of(asker.catalog()));
    }

    public static EntityTag tag(Asker asker) {
        return tag(asker.catalog().version());
    }

    public Plan plan(Asker asker, byte[] yaml) {
        try {
            return curating.plan(asker.catalog(), Yaml.read(yaml));
        } catch (Yaml.NotYaml e) {
            return Plan.faulty(asker.catalog(), List.of(new Fault("", "the file", e.right())));
        }
    }

    /**
     * @param ifMatch the tags of the catalog that it may replace
     * @param more what is stored in the same transaction
     */
    public Result apply(Asker asker, byte[] yaml, String ifMatch, Function<Result, List<Write>> more) {
        if (!tag(asker).isIn(ifMatch)) {
            return new Result.Meanwhile();
        }
        var plan = plan(asker, yaml);
        if (!plan.faults().isEmpty()) {
            return new Result.Faulty(plan);
        }
        var done = new Result.Done(
                plan, tag(asker.catalog().version() + (plan.changes().isEmpty() ? 0 : 1)));
        try {
            curating.swap(plan, asker, via, "", more.apply(done));
            return done;
        } catch (Stale raced) {
            return new Result.Meanwhile();
        }
    }

    private static EntityTag tag(long version) {
        return new EntityTag("v" + version);
    }
}
