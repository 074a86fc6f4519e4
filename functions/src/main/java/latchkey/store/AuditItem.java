package latchkey.store;

import latchkey.catalog.CatalogChanges.Change;
import latchkey.people.Address;
import latchkey.people.PersonId;
import latchkey.people.PersonRef;
import latchkey.ticket.Via;

/** An entry of the audit as an item. */
final class AuditItem {

    private AuditItem() {}

    static Doc write(AuditEntry entry) {
        return Doc.write()
                .with("at", entry.at())
                .with(
                        "by",
                        Doc.write()
                                .with("id", entry.by().id().value())
                                .with("name", entry.by().name())
                                .with("email", entry.by().email().value()))
                .with("via", entry.via().word())
                .with("what", entry.what().word())
                .with("subject", entry.subject())
                .list(
                        "changes",
                        entry.changes(),
                        one -> Doc.write()
                                .with("path", one.path())
                                .maybeText("from", one.from())
                                .maybeText("to", one.to()));
    }

    static AuditEntry read(Doc doc) {
        var by = doc.doc("by");
        return new AuditEntry(
                doc.text(Key.SK),
                doc.instant("at"),
                new PersonRef(new PersonId(by.text("id")), by.text("name"), new Address(by.text("email"))),
                Via.of(doc.text("via")).orElse(Via.SYSTEM),
                AuditEntry.What.of(doc.text("what")),
                doc.text("subject"),
                doc.docs("changes").stream()
                        .map(one -> new Change(one.text("path"), one.maybeText("from"), one.maybeText("to")))
                        .toList());
    }
}
