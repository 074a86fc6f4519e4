package latchkey.local.aws.ses;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.local.aws.Disk;

/** Every mail ever sent, oldest first, with its bytes. Durable: a mail is there once {@link #add} has returned. */
public final class SentMails {

    private final Disk disk;
    private final Map<String, String> index;
    private final Map<String, String> raw;
    private final List<SentMail> mails = new ArrayList<>();

    public SentMails(Disk disk) {
        this.disk = disk;
        this.index = disk.map("ses.sent");
        this.raw = disk.map("ses.raw");
        index.values().forEach(json -> mails.add(SentMail.parse(json)));
    }

    /** @param and what must be kept together with the mail, put before the commit */
    synchronized void add(SentMail mail, byte[] bytes, Runnable and) {
        index.put("%016d".formatted(mails.size()), mail.json());
        raw.put(mail.id(), new String(bytes, StandardCharsets.ISO_8859_1));
        and.run();
        disk.commit();
        mails.add(mail);
    }

    /** All of them, or those after the mail of that id; an unknown id has none after it. */
    public synchronized List<SentMail> after(Optional<String> id) {
        if (id.isEmpty()) {
            return List.copyOf(mails);
        }
        for (int i = mails.size() - 1; i >= 0; i--) {
            if (mails.get(i).id().equals(id.get())) {
                return List.copyOf(mails.subList(i + 1, mails.size()));
            }
        }
        return List.of();
    }

    /** One of them. */
    public synchronized Optional<SentMail> find(String id) {
        return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    /** The bytes that went over the wire. */
    public Optional<byte[]> bytes(String id) {
        return Optional.ofNullable(raw.get(id)).map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
