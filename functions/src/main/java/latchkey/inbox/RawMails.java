package latchkey.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import latchkey.reply.MailReader;
import software.amazon.awssdk.services.s3.S3Client;

/** The raw mails that SES put into the bucket. */
final class RawMails {

    private final S3Client files;

    RawMails(S3Client files) {
        this.files = files;
    }

    /** The mail; of one that is longer than we read, just enough to see that it is. */
    byte[] read(Notification.Received mail) {
        try (var body = files.getObject(get -> get.bucket(mail.bucket()).key(mail.key()))) {
            var raw = body.readNBytes(MailReader.MAX_BYTES + 1);
            if (raw.length > MailReader.MAX_BYTES) {
                body.abort();
            }
            return raw;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
