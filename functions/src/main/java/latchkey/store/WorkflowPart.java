package latchkey.store;

import java.util.List;
import latchkey.catalog.ApprovalStep;
import latchkey.catalog.Workflow;
import latchkey.people.PersonId;

/** A workflow within an app's item, and as a ticket pins it. */
final class WorkflowPart {

    private WorkflowPart() {}

    static Doc write(Workflow workflow) {
        return Doc.write()
                .list("steps", workflow.steps(), step -> Doc.write().texts("ask", ids(step.ask())))
                .with("sso", workflow.sso())
                .texts("admins", ids(workflow.admins()))
                .with("reasonRequired", workflow.reasonRequired())
                .with("remind", workflow.remind())
                .with("escalate", workflow.escalate())
                .with("expire", workflow.expire())
                .with("byMail", workflow.byMail());
    }

    static Workflow read(Doc doc) {
        return new Workflow(
                doc.docs("steps").stream()
                        .map(step -> new ApprovalStep(people(step.texts("ask"))))
                        .toList(),
                doc.flag("sso"),
                people(doc.texts("admins")),
                doc.flag("reasonRequired"),
                doc.duration("remind"),
                doc.duration("escalate"),
                doc.duration("expire"),
                doc.flag("byMail"));
    }

    private static List<String> ids(List<PersonId> people) {
        return people.stream().map(PersonId::value).toList();
    }

    private static List<PersonId> people(List<String> ids) {
        return ids.stream().map(PersonId::new).toList();
    }
}
