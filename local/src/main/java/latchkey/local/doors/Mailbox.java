package latchkey.local.doors;

import java.util.List;
import java.util.Optional;
import latchkey.local.aws.ses.SentMail;
import latchkey.local.aws.ses.SentMails;

/** Every mail sent, as the people it was sent to see it. */
final class Mailbox {

    private final SentMails sent;

    Mailbox(SentMails sent) {
        this.sent = sent;
    }

    /**
     * Oldest first.
     *
     * @param to whose mail; everybody's where empty
     * @param after only what was sent after the mail of this id
     */
    List<ShownMail> messages(Optional<String> to, Optional<String> after) {
        return sent.after(after).stream()
                .filter(mail -> to.isEmpty() || isFor(to.get(), mail))
                .map(this::shown)
                .toList();
    }

    /** The newest mails, newest first. */
    List<ShownMail> newest(Optional<String> to, int limit) {
        var mails = sent.after(Optional.empty()).stream()
                .filter(mail -> to.isEmpty() || isFor(to.get(), mail))
                .toList();
        return mails.subList(Math.max(0, mails.size() - limit), mails.size()).reversed().stream()
                .map(this::shown)
                .toList();
    }

    /** Everybody who has got mail. */
    List<String> readers() {
        return sent.after(Optional.empty()).stream()
                .flatMap(mail -> mail.recipients().stream())
                .distinct()
                .sorted()
                .toList();
    }

    Optional<ShownMail> find(String id) {
        return sent.find(id).map(this::shown);
    }

    Optional<byte[]> bytes(String id) {
        return sent.bytes(id);
    }

    private ShownMail shown(SentMail mail) {
        return ShownMail.of(mail, sent.bytes(mail.id()).orElseThrow());
    }

    private static boolean isFor(String reader, SentMail mail) {
        return mail.recipients().stream().anyMatch(reader::equalsIgnoreCase);
    }
}
