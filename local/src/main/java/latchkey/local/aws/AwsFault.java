package latchkey.local.aws;

import java.util.Map;

/** An error that AWS documents, thrown by a look-alike and written by {@link AwsService#refuse} in the service's own protocol. */
public final class AwsFault extends RuntimeException {

    private final int status;
    private final String code;
    private final transient Map<String, Object> fields;

    /** @param code the error's name as in AWS's API reference, such as {@code TaskTimedOut} */
    public AwsFault(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** @param fields more members of the error's document, such as {@code CancellationReasons} */
    public AwsFault(int status, String code, String message, Map<String, Object> fields) {
        super(message);
        this.status = status;
        this.code = code;
        this.fields = fields;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> fields() {
        return fields;
    }
}
