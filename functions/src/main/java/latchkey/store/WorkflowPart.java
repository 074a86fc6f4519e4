package latchkey.store;

import java.util.List;
import java.util.Optional;
import latchkey.catalog.ApprovalStep;
import latchkey.catalog.GroupId;
import latchkey.catalog.Parties;
import latchkey.catalog.Party;
import latchkey.catalog.Pass;
import latchkey.catalog.Rule;
import latchkey.catalog.Workflow;
import latchkey.people.PersonId;

/** A workflow within an app's item, and as a ticket pins it. */
final class WorkflowPart {

    private static final String GROUP = "group:";

    private WorkflowPart() {}

    static Doc write(Workflow workflow) {
        return Doc.write()
                .list(
                        "steps",
                        workflow.steps(),
                        step -> Doc.write().texts("ask", parties(step.ask())).maybeText("pass", pass(step)))
                .maybeList("preapprove", workflow.preapprove(), WorkflowPart::rule)
                .with("sso", workflow.sso())
                .texts("admins", parties(workflow.admins()))
                .with("reasonRequired", workflow.reasonRequired())
                .with("remind", workflow.remind())
                .with("escalate", workflow.escalate())
                .with("expire", workflow.expire())
                .with("byMail", workflow.byMail());
    }

    static Workflow read(Doc doc) {
        return new Workflow(
                doc.docs("steps").stream()
                        .map(step -> new ApprovalStep(
                                parties(step.texts("ask")),
                                step.maybeText("pass").map(Pass::of).orElse(Pass.any())))
                        .toList(),
                doc.docs("preapprove").stream().map(WorkflowPart::rule).toList(),
                doc.flag("sso"),
                parties(doc.texts("admins")),
                doc.flag("reasonRequired"),
                doc.duration("remind"),
                doc.duration("escalate"),
                doc.duration("expire"),
                doc.flag("byMail"));
    }

    /** Left out for any one of them, as nearly every step has it. */
    private static Optional<String> pass(ApprovalStep step) {
        return Optional.of(step.pass()).filter(pass -> !pass.equals(Pass.any())).map(Pass::word);
    }

    private static Doc rule(Rule rule) {
        return switch (rule) {
            case Rule.AllOf(var rules) -> Doc.write().list("all", rules, WorkflowPart::rule);
            case Rule.AnyOf(var rules) -> Doc.write().list("any", rules, WorkflowPart::rule);
            case Rule.Is(var field, var value) ->
                Doc.write().with("field", field.word()).with("value", value);
        };
    }

    private static Rule rule(Doc doc) {
        if (doc.has("all")) {
            return new Rule.AllOf(
                    doc.docs("all").stream().map(WorkflowPart::rule).toList());
        }
        if (doc.has("any")) {
            return new Rule.AnyOf(
                    doc.docs("any").stream().map(WorkflowPart::rule).toList());
        }
        var field = doc.text("field");
        return new Rule.Is(
                Rule.Field.of(field).orElseThrow(() -> TicketItem.unknown("field of a person", field)),
                doc.text("value"));
    }

    /** A person by id, a group as {@code group:NAME}. */
    static List<String> parties(Parties parties) {
        return parties.all().stream()
                .map(party -> switch (party) {
                    case Party.One(var person) -> person.value();
                    case Party.Members(var group) -> GROUP + group;
                })
                .toList();
    }

    static Parties parties(List<String> written) {
        return new Parties(written.stream()
                .<Party>map(one -> one.startsWith(GROUP)
                        ? new Party.Members(new GroupId(one.substring(GROUP.length())))
                        : new Party.One(new PersonId(one)))
                .toList());
    }
}
