package latchkey.store;

import java.net.URI;
import latchkey.catalog.App;
import latchkey.catalog.AppId;
import latchkey.catalog.GroupId;
import latchkey.catalog.Licence;
import latchkey.catalog.Visibility;

/** An app of the catalog as an item. */
final class AppItem {

    private AppItem() {}

    static Doc write(App app) {
        return Doc.write()
                .with("id", app.id().value())
                .with("name", app.name())
                .with("description", app.description())
                .with("category", app.category())
                .maybeText("launch", app.launch().map(URI::toString))
                .with("published", app.published())
                .texts("departments", app.visible().departments())
                .texts(
                        "groups",
                        app.visible().groups().stream().map(GroupId::value).toList())
                .list(
                        "licences",
                        app.licences(),
                        one -> Doc.write().with("id", one.id()).with("name", one.name()))
                .with("workflow", WorkflowPart.write(app.workflow()));
    }

    static App read(Doc doc) {
        return new App(
                new AppId(doc.text("id")),
                doc.text("name"),
                doc.text("description"),
                doc.text("category"),
                doc.maybeText("launch").map(URI::create),
                doc.flag("published"),
                new Visibility(
                        doc.texts("departments"),
                        doc.texts("groups").stream().map(GroupId::new).toList()),
                doc.docs("licences").stream()
                        .map(one -> new Licence(one.text("id"), one.text("name")))
                        .toList(),
                WorkflowPart.read(doc.doc("workflow")));
    }
}
