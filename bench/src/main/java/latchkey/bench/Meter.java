package latchkey.bench;

import java.util.Locale;

/** What AWS counts and charges, as far as Latchkey meets it; {@code prices.yaml} has what each costs. */
enum Meter {
    TABLE_READ,
    TABLE_WRITE,
    TABLE_STORAGE,
    TABLE_BACKUP,
    FILE_PUT,
    FILE_GET,
    FILE_STORAGE,
    QUEUE_REQUEST,
    TOPIC_PUBLISH,
    STATE_TRANSITION,
    MAIL_OUT,
    MAIL_IN,
    MAIL_IN_CHUNK,
    INVOCATION,
    GB_SECOND,
    HTTP_REQUEST,
    DATA_OUT,
    ALARM_METRIC,
    LOG_INGESTION,
    LOG_STORAGE,
    TRACE;

    /** As it is called in the file: {@code table-read}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
