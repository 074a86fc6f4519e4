package latchkey.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Says all that is wrong with the templates: what {@link Template} refuses, and what would go wrong once they were deployed. */
public final class TemplateCheck {

    private TemplateCheck() {}

    /**
     * @param faults what must be mended
     * @param advice what AWS advises otherwise
     */
    public record Report(List<Fault> faults, List<Fault> advice) {}

    /** @param parameters as for {@link Template#read} */
    public static Report of(Path root, Map<String, String> parameters, Surroundings around) {
        var faults = new Faults();
        var advice = new Faults();
        Template.read(root, parameters, around.names(), faults).ifPresent(read -> {
            new Dependencies(faults).check(read.templates());
            new PermissionCheck(faults).check(read);
            new DeliveryCheck(read.stack(), faults).check();
            new FunctionCheck(read, around, root, faults, advice).check();
            new QueueCheck(read, faults).check();
            new PatternCheck(read.stack(), faults).check(read.scopes());
            new MachineCheck(read, faults).check();
            new AlarmCheck(read, faults).check();
            new KeptCheck(read, around.names(), faults).check();
            new ExistenceCheck(read.stack(), faults).check(read.scopes());
        });
        return new Report(faults.all(), advice.all());
    }
}
