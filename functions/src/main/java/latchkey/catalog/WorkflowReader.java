package latchkey.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads how a request for an app goes its way. */
record WorkflowReader(Names names, Node app) {

    /** Empty where the times do not fit, or a step asks nobody. */
    Optional<Workflow> read() {
        var approval = app.at("approval").of(Set.of("preapprove", "steps"));
        var steps = steps(approval.at("steps"));
        var preapprove = new ArrayList<Rule>();
        for (var rule : approval.at("preapprove").each()) {
            new RuleReader(rule).read().ifPresent(preapprove::add);
        }
        if (preapprove.stream().mapToInt(Rule::size).sum() > Rule.MOST) {
            approval.at("preapprove").fault("at most %d comparisons in all rules together".formatted(Rule.MOST));
        }
        boolean sso = app.at("sso").flag(false);
        var admins = names.parties(app.at("admins"));
        boolean reason = app.at("denial-reason")
                .oneOf("optional", "optional", "required")
                .equals("required");
        boolean byMail = app.at("mail").oneOf("decide", "decide", "comment").equals("decide");
        var remind = app.at("remind").duration(Workflow.REMIND);
        var escalate = app.at("escalate").duration(Workflow.ESCALATE);
        var expire = app.at("expire").duration(Workflow.EXPIRE);
        return times(remind, escalate, expire)
                ? Optional.of(new Workflow(steps, preapprove, sso, admins, reason, remind, escalate, expire, byMail))
                : Optional.empty();
    }

    private boolean times(Duration remind, Duration escalate, Duration expire) {
        boolean reminds = atLeast(app.at("remind"), remind);
        boolean escalates = atLeast(app.at("escalate"), escalate);
        if (expire.compareTo(Workflow.LONGEST_EXPIRE) > 0 || expire.compareTo(remind) < 0) {
            app.at("expire").fault("at most P45D, and not before remind");
            return false;
        }
        return reminds && escalates;
    }

    private static boolean atLeast(Node at, Duration duration) {
        if (duration.compareTo(Workflow.SHORTEST_REMIND) < 0) {
            at.fault("at least " + Workflow.SHORTEST_REMIND);
            return false;
        }
        return true;
    }

    private List<ApprovalStep> steps(Node list) {
        var steps = new ArrayList<ApprovalStep>();
        for (var step : list.each()) {
            var ask = names.parties(step.of(Set.of("ask", "pass")).at("ask"));
            var pass = pass(step.at("pass"), ask);
            if (ask.isEmpty()) {
                step.at("ask").fault("at least one person or group");
            } else {
                steps.add(new ApprovalStep(ask, pass));
            }
        }
        if (steps.size() > Workflow.MOST_STEPS) {
            list.fault("at most %d steps".formatted(Workflow.MOST_STEPS));
            return List.of();
        }
        int asked = 0;
        int needed = 0;
        for (var step : steps) {
            int people = step.ask().people(names.groups()).size();
            asked += people;
            needed += step.pass().needs(people);
        }
        if (asked > Workflow.MOST_ASKED) {
            list.fault("steps that ask at most %d people together, those in groups included"
                    .formatted(Workflow.MOST_ASKED));
        }
        if (needed > Workflow.MOST_ANSWERS) {
            list.fault("steps that need at most %d approvals together".formatted(Workflow.MOST_ANSWERS));
        }
        return steps;
    }

    /** A quorum of more than are named could never be reached. */
    private Pass pass(Node at, Parties ask) {
        int named = ask.people(names.groups()).size();
        var written = at.maybeText(10).orElse("any");
        if (written.equals("any") || written.equals("all")) {
            return Pass.of(written);
        }
        boolean number = written.matches("[1-9]\\d{0,2}");
        if (!number || Integer.parseInt(written) > named) {
            at.fault("any, all, or how many of the %d who are asked".formatted(named));
            return Pass.any();
        }
        return Pass.of(written);
    }
}
