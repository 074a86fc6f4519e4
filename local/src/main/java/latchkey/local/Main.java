package latchkey.local;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import latchkey.local.aws.Disk;
import latchkey.local.aws.dynamodb.BrokenData;
import latchkey.local.doors.HttpDoor;
import latchkey.local.template.TemplateCheck;
import latchkey.local.template.TemplateRefused;

/** {@code ./run}: the whole system in this process, until it is told to stop. */
public final class Main {

    private static final Duration LONGEST_END = Duration.ofMillis(1_500);

    private Main() {}

    public static void main(String... arguments) {
        var said = System.out;
        var complained = System.err;
        try {
            run(List.of(arguments), Home.here(), said);
        } catch (CannotRun | TemplateRefused | BrokenData | Disk.DataBroken | Disk.DataInUse e) {
            complained.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException | Error e) { // threads that were started would keep a dead process alive
            e.printStackTrace(System.err);
            complained.println("Latchkey could not start: %s Its functions.log says more."
                    .formatted(Objects.requireNonNullElse(e.getMessage(), e.toString())));
            System.exit(1);
        }
    }

    private static void run(List<String> arguments, Home home, PrintStream said) {
        var options = Options.of(arguments, home.project());
        if (options.help()) {
            said.print(Options.USAGE);
        } else if (options.checkTemplate()) {
            check(home.check(options.port(), options.parameters()), said);
        } else {
            serve(options, home, said);
        }
    }

    private static void check(TemplateCheck.Report report, PrintStream said) {
        report.advice().forEach(advice -> said.println("Advice: " + advice));
        if (!report.faults().isEmpty()) {
            throw new CannotRun(String.join(
                    System.lineSeparator(),
                    report.faults().stream().map(Object::toString).toList()));
        }
        said.println("The templates are fine.");
    }

    private static void serve(Options options, Home home, PrintStream said) {
        try (var data = DataFolder.open(options.data(), options.fresh());
                var http = HttpDoor.at(options.port())) {
            if (!options.verbose()) {
                logInto(data);
            }
            var rehearsal = new Rehearsal(home.read(http.port(), options.parameters()), options, home, data, http);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(rehearsal)));
            new Greeting(http.port(), rehearsal).print(said, options.json());
            Thread.currentThread().join(); // until a signal ends the process
        } catch (BindException e) {
            throw Ports.taken(options.port(), "--port", e);
        } catch (IOException e) {
            throw new CannotRun("The folder %s cannot be used: %s".formatted(options.data(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever was answered is on disk already; so nothing is lost where something does not end in time. */
    private static void end(Rehearsal rehearsal) {
        var closing = Thread.ofPlatform().daemon().start(rehearsal::close);
        try {
            closing.join(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    /** What the functions say, and what goes wrong below them, is for whoever looks for it. */
    private static void logInto(DataFolder data) throws IOException {
        var file = new FileOutputStream(data.path().resolve("functions.log").toFile(), true);
        var log = new PrintStream(new BufferedOutputStream(file), true, StandardCharsets.UTF_8);
        System.setOut(log);
        System.setErr(log);
    }
}
