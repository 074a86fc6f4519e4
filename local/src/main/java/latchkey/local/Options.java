package latchkey.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import latchkey.local.aws.ses.Relay;

/**
 * What {@code ./run} was asked for.
 *
 * @param port of the pages; 0 takes a free one, as for the others
 * @param awsPort where clients of AWS find the look-alikes; empty for nowhere
 * @param data where everything is kept
 * @param fresh forgets what is there
 * @param memory keeps tables, queues and executions nowhere; for measuring
 * @param relay where every mail goes besides the mailbox
 * @param parameters of the template, by name, besides or in place of the demo's
 * @param checkTemplate reads the templates and ends
 * @param json writes the ready line for a program
 * @param verbose shows the functions' logs
 */
public record Options(
        int port,
        int smtpPort,
        OptionalInt awsPort,
        Path data,
        boolean fresh,
        boolean memory,
        Optional<Relay.Target> relay,
        Map<String, String> parameters,
        boolean checkTemplate,
        boolean json,
        boolean verbose,
        boolean help) {

    public static final String USAGE = """
        Usage: ./run [options]

          --port N           where the pages are (8080; 0 takes a free port, here and below)
          --smtp-port N      where replies come in (2525)
          --aws-port N       also lets the AWS CLI and other clients in, there
          --data DIR         where everything is kept (.latchkey)
          --fresh            begins anew: forgets everything in that folder
          --memory           keeps tables, queues and executions in memory alone, for measuring
          --relay HOST:PORT  also hands every mail to this mail server
          --parameter NAME=VALUE
                             gives the template's parameter that value; as often as there are some
          --check-template   reads the templates, says what is wrong with them, and ends
          --json             writes the ready line as JSON
          --verbose          shows the functions' logs, which else go to functions.log in the folder
          --help             shows this
        """;

    private static final int LARGEST_PORT = 65_535;

    /**
     * @param project the default data folder lies in it
     * @throws CannotRun where an option is unknown or wrong
     */
    public static Options of(List<String> arguments, Path project) {
        var reading = new Reading(new ArrayDeque<>(split(arguments)), project);
        while (!reading.left.isEmpty()) {
            reading.one(reading.left.removeFirst());
        }
        return reading.options();
    }

    private static List<String> split(List<String> arguments) {
        return arguments.stream()
                .flatMap(argument -> argument.startsWith("--") && argument.contains("=")
                        ? List.of(
                                argument.substring(0, argument.indexOf('=')),
                                argument.substring(argument.indexOf('=') + 1))
                                .stream()
                        : List.of(argument).stream())
                .toList();
    }

    private static final class Reading {

        private final Deque<String> left;
        private int port = 8080;
        private int smtpPort = 2525;
        private OptionalInt awsPort = OptionalInt.empty();
        private Path data;
        private Optional<Relay.Target> relay = Optional.empty();
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private boolean fresh;
        private boolean memory;
        private boolean checkTemplate;
        private boolean json;
        private boolean verbose;
        private boolean help;

        Reading(Deque<String> left, Path project) {
            this.left = left;
            this.data = project.resolve(".latchkey");
        }

        void one(String option) {
            switch (option) {
                case "--port" -> port = port(option);
                case "--smtp-port" -> smtpPort = port(option);
                case "--aws-port" -> awsPort = OptionalInt.of(port(option));
                case "--data" -> data = Path.of(value(option, "a folder"));
                case "--relay" -> relay = Optional.of(relay(option));
                case "--parameter" -> parameter(option);
                case "--fresh" -> fresh = true;
                case "--memory" -> memory = true;
                case "--check-template" -> checkTemplate = true;
                case "--json" -> json = true;
                case "--verbose" -> verbose = true;
                case "--help", "-h" -> help = true;
                default ->
                    throw new CannotRun("Unknown option %s. ./run --help shows what there is.".formatted(option));
            }
        }

        Options options() {
            return new Options(
                    port,
                    smtpPort,
                    awsPort,
                    data.toAbsolutePath().normalize(),
                    fresh,
                    memory,
                    relay,
                    Map.copyOf(parameters),
                    checkTemplate,
                    json,
                    verbose,
                    help);
        }

        private String value(String option, String what) {
            if (left.isEmpty()) {
                throw new CannotRun("%s needs %s.".formatted(option, what));
            }
            return left.removeFirst();
        }

        private void parameter(String option) {
            var value = value(option, "a parameter of the template and its value, NAME=VALUE");
            int is = value.indexOf('=');
            if (is < 1) {
                throw new CannotRun("%s needs NAME=VALUE, got: %s".formatted(option, value));
            }
            parameters.put(value.substring(0, is), value.substring(is + 1));
        }

        private int port(String option) {
            var value = value(option, "a port, 0 to " + LARGEST_PORT);
            if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > LARGEST_PORT) {
                throw new CannotRun("%s needs a port, 0 to %d, got: %s".formatted(option, LARGEST_PORT, value));
            }
            return Integer.parseInt(value);
        }

        private Relay.Target relay(String option) {
            try {
                return Relay.Target.of(value(option, "a mail server, such as mail.example.com:25"));
            } catch (IllegalArgumentException e) {
                throw new CannotRun(String.valueOf(e.getMessage()), e);
            }
        }
    }
}
