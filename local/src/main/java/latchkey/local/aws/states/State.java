package latchkey.local.aws.states;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One state of a machine, in the JSONata dialect of the <a href="https://states-language.net">States Language</a>. */
sealed interface State {

    String name();

    /** As it stands in the names of events: {@code Task} in {@code TaskStateEntered}. */
    String type();

    /** What is assigned when the state is left; null where nothing is. */
    @Nullable
    Template assign();

    /** What the state hands on; null where its result goes as it is. */
    @Nullable
    Template output();

    record Pass(
            String name,
            @Nullable String next,
            @Nullable Template assign,
            @Nullable Template output) implements State {
        @Override
        public String type() {
            return "Pass";
        }
    }

    /** @param next null where the branch ends here, as in every other state */
    record Task(
            String name,
            @Nullable String next,
            @Nullable Template assign,
            @Nullable Template output,
            Resource resource,
            @Nullable Template arguments,
            @Nullable Template timeoutSeconds,
            @Nullable Template heartbeatSeconds,
            List<Retrier> retry,
            List<Catcher> catchers)
            implements Recovering {
        @Override
        public String type() {
            return "Task";
        }
    }

    /** @param fallback {@code Default} */
    record Choice(
            String name,
            List<Rule> rules,
            @Nullable String fallback,
            @Nullable Template assign,
            @Nullable Template output)
            implements State {
        @Override
        public String type() {
            return "Choice";
        }
    }

    /** Exactly one of {@code seconds} and {@code timestamp} is there. */
    record Wait(
            String name,
            @Nullable String next,
            @Nullable Template assign,
            @Nullable Template output,
            @Nullable Template seconds,
            @Nullable Template timestamp)
            implements State {
        @Override
        public String type() {
            return "Wait";
        }
    }

    record Succeed(String name, @Nullable Template output) implements State {
        @Override
        public String type() {
            return "Succeed";
        }

        @Override
        public @Nullable Template assign() {
            return null;
        }
    }

    record Fail(
            String name, @Nullable Template error, @Nullable Template cause) implements State {
        @Override
        public String type() {
            return "Fail";
        }

        @Override
        public @Nullable Template assign() {
            return null;
        }

        @Override
        public @Nullable Template output() {
            return null;
        }
    }

    record Parallel(
            String name,
            @Nullable String next,
            @Nullable Template assign,
            @Nullable Template output,
            @Nullable Template arguments,
            List<Group> branches,
            List<Retrier> retry,
            List<Catcher> catchers)
            implements Recovering {
        @Override
        public String type() {
            return "Parallel";
        }
    }

    /** An inline Map. Distributed ones, and tolerated failures, which only those have, are refused when the machine is made. */
    record MapEach(
            String name,
            @Nullable String next,
            @Nullable Template assign,
            @Nullable Template output,
            @Nullable Template items,
            @Nullable Template itemSelector,
            @Nullable Template maxConcurrency,
            Group processor,
            List<Retrier> retry,
            List<Catcher> catchers)
            implements Recovering {
        @Override
        public String type() {
            return "Map";
        }
    }

    /** A state whose errors may be retried and caught. */
    sealed interface Recovering extends State {
        @Nullable
        String next();

        List<Retrier> retry();

        List<Catcher> catchers();
    }

    /** States that run in a scope of their own: a machine, a branch of a Parallel, the processor of a Map. */
    record Group(String startAt, java.util.Map<String, State> states) {
        State state(String name) {
            var state = states.get(name);
            if (state == null) {
                throw new IllegalArgumentException("No state is named " + name + "; there are " + states.keySet());
            }
            return state;
        }
    }

    /** One rule of a Choice. */
    record Rule(
            Template condition,
            String next,
            @Nullable Template assign,
            @Nullable Template output) {}

    /** @param maxDelay empty where the delay grows without bound */
    record Retrier(
            List<String> errorEquals,
            Duration interval,
            double backoffRate,
            int maxAttempts,
            Optional<Duration> maxDelay,
            boolean fullJitter) {}

    record Catcher(
            List<String> errorEquals,
            String next,
            @Nullable Template assign,
            @Nullable Template output) {}

    /** What a Task calls. What is not here is refused when the machine is made. */
    enum Resource {
        SEND_MESSAGE("arn:aws:states:::sqs:sendMessage", "sendMessage", false),
        SEND_MESSAGE_WAIT("arn:aws:states:::sqs:sendMessage.waitForTaskToken", "sendMessage.waitForTaskToken", true);

        private final String arn;
        private final String resource;
        private final boolean waits;

        Resource(String arn, String resource, boolean waits) {
            this.arn = arn;
            this.resource = resource;
            this.waits = waits;
        }

        String arn() {
            return arn;
        }

        /** As history events name it. */
        String resource() {
            return resource;
        }

        boolean waitsForToken() {
            return waits;
        }

        static Optional<Resource> of(String arn) {
            return java.util.Arrays.stream(values())
                    .filter(resource -> resource.arn.equals(arn))
                    .findFirst();
        }
    }
}
