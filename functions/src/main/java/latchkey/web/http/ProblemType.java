package latchkey.web.http;

/**
 * What can go wrong through the API, each with its section in {@code docs/problems.md}.
 *
 * <p>The URI is a path of whoever answers, as RFC 9457 §3.1.1 wants a relative one: a Latchkey has no address that is the
 * same for all, and every one of them can explain its own problems.
 */
public enum ProblemType {
    BAD_REQUEST("bad-request", 400, "The request cannot be understood"),
    NOT_SIGNED_IN("not-signed-in", 401, "Nobody is signed in"),
    FOREIGN_ORIGIN("foreign-origin", 403, "The request comes from somebody else's page"),
    BEYOND_THE_KEY("beyond-the-key", 403, "The key does not reach this far"),
    NOT_YOURS("not-yours", 403, "This is not yours to do"),
    NOT_THERE("not-there", 404, "There is nothing here, or nothing for you"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "That cannot be done here"),
    TOO_LATE("too-late", 409, "It is too late for that"),
    OPEN_TICKETS("open-tickets", 409, "The app has open tickets"),
    CHANGED_MEANWHILE("changed-meanwhile", 412, "Somebody else has changed it meanwhile"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body has another media type than this takes"),
    WRONG_FIELDS("wrong-fields", 422, "A field is wrong"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The idempotency key belongs to another request"),
    IF_MATCH_NEEDED("if-match-needed", 428, "If-Match is missing"),
    OUR_FAULT("our-fault", 500, "Something is wrong on our side"),
    BUSY("busy", 503, "Others are changing the same");

    /** Under this each is explained: {@link latchkey.web.api.Problems}. */
    public static final String PATH = "/problems/";

    private final String word;
    private final int status;
    private final String title;

    ProblemType(String word, int status, String title) {
        this.word = word;
        this.status = status;
        this.title = title;
    }

    /** The last part of its URI, and the heading of its section. */
    public String word() {
        return word;
    }

    public int status() {
        return status;
    }

    /** Alike for every occurrence; {@code detail} says what is particular. */
    public String title() {
        return title;
    }

    String uri() {
        return PATH + word;
    }
}
