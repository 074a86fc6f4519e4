package latchkey.web.http;

/** What came in is no request that anybody meant to send. The sentence is shown to who sent it, with status 400. */
public final class BadRequest extends RuntimeException {

    public BadRequest(String sentence) {
        super(sentence);
    }

    public BadRequest(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
