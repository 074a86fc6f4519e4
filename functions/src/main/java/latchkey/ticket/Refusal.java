package latchkey.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.people.PersonRef;

/** Why nothing changed, in a sentence for the person who tried. */
public sealed interface Refusal {

    /** @param dates as the person reads them */
    String sentence(Dates dates);

    /** What the person meant is over: they were asked, and it is too late. */
    sealed interface TooLate extends Refusal {}

    /** They may see it, but were never asked to do that. */
    sealed interface NotTheirs extends Refusal {}

    /** Something they wrote is at fault. */
    sealed interface Unfit extends Refusal {
        /** The field, as the API and the forms call it. */
        String field();
    }

    /** Too late: somebody else, or they themselves, have decided. */
    record AlreadyDecided(PersonRef by, Instant at, Answer answer) implements TooLate {
        @Override
        public String sentence(Dates dates) {
            return "%s answered this step with “%s” on %s, so your answer changed nothing."
                    .formatted(by.name(), answer.word().replace('-', ' '), dates.moment(at));
        }
    }

    /** Too late: the ticket has ended. */
    record AlreadyEnded(End end) implements TooLate {
        @Override
        public String sentence(Dates dates) {
            var by = end.by().map(person -> " by " + person.name()).orElse("");
            return switch (end.how()) {
                case GRANTED ->
                    "This request was granted on %s, so your answer changed nothing.".formatted(dates.moment(end.at()));
                case DENIED ->
                    "This request was denied%s on %s, so your answer changed nothing."
                            .formatted(by, dates.moment(end.at()));
                case WITHDRAWN ->
                    "This request was withdrawn%s on %s, so your answer changed nothing."
                            .formatted(by, dates.moment(end.at()));
                case RESOLVED ->
                    "This help request was resolved%s on %s, so your answer changed nothing."
                            .formatted(by, dates.moment(end.at()));
                case EXPIRED ->
                    "This request expired on %s because it was not answered in time, so your answer changed nothing."
                            .formatted(dates.moment(end.at()));
            };
        }
    }

    /** They approved, and the step waits for others now. */
    record AnsweredAlready(StepRef step) implements TooLate {
        @Override
        public String sentence(Dates dates) {
            return "You have answered this step (%s) already. It waits for the others who are asked.".formatted(step);
        }
    }

    /** Another step is open than the one they answered. */
    record AnotherStep(StepRef meant) implements TooLate {
        @Override
        public String sentence(Dates dates) {
            return "The step you answered (%s) is over, so your answer changed nothing.".formatted(meant);
        }
    }

    /** Nobody acts on an own request (A7). */
    record OwnRequest() implements NotTheirs {
        @Override
        public String sentence(Dates dates) {
            return "This is your own request, so somebody else has to decide it.";
        }
    }

    /** The step asks other people. */
    record NotAsked(Optional<OpenStep> now) implements NotTheirs {
        @Override
        public String sentence(Dates dates) {
            return now.map(step -> "You are not asked in this step (%s). It waits for %s."
                            .formatted(step.ref(), names(step.awaited())))
                    .orElse("You are not asked to decide this request.");
        }
    }

    /** The open step asks them, but for something else. */
    record NotThisAction(Action tried, StepRef open) implements NotTheirs {
        @Override
        public String sentence(Dates dates) {
            var possible = Action.at(open.stage()).stream().map(Action::word).collect(Collectors.joining(" or "));
            return "“%s” is not what this step (%s) asks for. It can be answered with %s."
                    .formatted(tried.word(), open, possible);
        }
    }

    /** Only the requester can take a request back. */
    record NotYours() implements NotTheirs {
        @Override
        public String sentence(Dates dates) {
            return "Only the person who made this request can withdraw it.";
        }
    }

    /** Who resolves a help ticket is its requester, or whom it asks. */
    record NotToResolve(boolean help) implements NotTheirs {
        @Override
        public String sentence(Dates dates) {
            return help
                    ? "Only the person who asked, and the people who are asked, can say that it is resolved."
                    : "Only a request for help is resolved; this one is decided by the people it asks.";
        }
    }

    /** A place of somebody else is handed on by those who manage the app. */
    record NotTheirPlace() implements NotTheirs {
        @Override
        public String sentence(Dates dates) {
            return "You can hand on your own place only. An App Admin of this app or an IT Admin can do it for others.";
        }
    }

    /** Who is not asked cannot make themselves be. */
    record NotToOneself() implements NotTheirs {
        @Override
        public String sentence(Dates dates) {
            return "Only IT Admins can take a place over themselves.";
        }
    }

    /** The open step does not wait for that person. */
    record NoSuchPlace(PersonRef whose, OpenStep open) implements Unfit {
        @Override
        public String field() {
            return "from";
        }

        @Override
        public String sentence(Dates dates) {
            return "This step (%s) does not wait for %s. It waits for %s."
                    .formatted(open.ref(), whose.name(), names(open.awaited()));
        }
    }

    /** An address that is nobody's. */
    record NobodyThere(String field, String address) implements Unfit {
        @Override
        public String sentence(Dates dates) {
            return "Nobody here has the address “%s”.".formatted(address);
        }
    }

    /** That person cannot be asked. */
    record CannotTakeOver(String name, String because) implements Unfit {
        @Override
        public String field() {
            return "to";
        }

        @Override
        public String sentence(Dates dates) {
            return "%s %s, so the step cannot go to them.".formatted(name, because);
        }
    }

    /** Something that IT Admins do. */
    record ForItAdmins() implements NotTheirs {
        @Override
        public String sentence(Dates dates) {
            return "Only an IT Admin can do that.";
        }
    }

    /** The workflow goes its way, or has nothing left to do. */
    record NothingToRestart(Optional<End> end) implements TooLate {
        @Override
        public String sentence(Dates dates) {
            return end.map(ended -> "This request is over since %s, so there is nothing to restart."
                            .formatted(dates.moment(ended.at())))
                    .orElse("The workflow of this request has not failed, so there is nothing to restart.");
        }
    }

    /** A denial or a “cannot” without its reason. */
    record ReasonNeeded(Action action) implements Unfit {
        @Override
        public String field() {
            return "comment";
        }

        @Override
        public String sentence(Dates dates) {
            return "“%s” needs a reason. Write a sentence for the person who asked.".formatted(action.label());
        }
    }

    /** A text that must be there is not. */
    record Missing(String field, String what) implements Unfit {
        @Override
        public String sentence(Dates dates) {
            return what;
        }
    }

    /** A text is too long. */
    record TooLong(String field, int length, int most) implements Unfit {
        @Override
        public String sentence(Dates dates) {
            return "That is %,d characters long; %,d is the most. Please shorten it.".formatted(length, most);
        }
    }

    /** The licence is not one of the app's. */
    record NoSuchLicence(List<String> possible) implements Unfit {
        @Override
        public String field() {
            return "licence";
        }

        @Override
        public String sentence(Dates dates) {
            return possible.isEmpty()
                    ? "This app has no licences to choose from."
                    : "Choose one of: " + String.join(", ", possible) + ".";
        }
    }

    /** A step would have nobody but the requester to ask. */
    record NobodyToAsk(StepRef step) implements NotTheirs {
        @Override
        public String sentence(Dates dates) {
            return "Nobody but you could answer %s of this app, and nobody decides on an own request. Please ask an IT Admin to add an approver."
                    .formatted(step);
        }
    }

    /** The only owner of an app asks for help with it, and there is no other IT Admin. */
    record NobodyToHelp() implements NotTheirs {
        @Override
        public String sentence(Dates dates) {
            return "Nobody but you could help with this app: it has no other App Admin, and there is no other IT Admin.";
        }
    }

    private static String names(List<PersonRef> people) {
        return people.isEmpty()
                ? "nobody"
                : people.stream().map(PersonRef::name).collect(Collectors.joining(", "));
    }
}
