package latchkey.local.doors;

import java.util.List;
import java.util.Map;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;
import latchkey.local.aws.ses.Fate;
import latchkey.local.aws.ses.Ses;

/** {@code /_local/bounces}: {@code {"mail": id}} lets a mail of the mailbox come back, as from a server that knows no such person. */
public final class BouncesDoor implements Door {

    private static final String FORM = "{\"mail\": an id of /_local/mailbox/messages}";

    private final Ses ses;

    public BouncesDoor(Ses ses) {
        this.ses = ses;
    }

    @Override
    public WebAnswer answer(WebRequest request) {
        if (!request.method().equals("POST")) {
            throw Asked.method(request, "POST");
        }
        if (!(Asked.read(request, FORM) instanceof Map<?, ?> body)
                || !(body.get("mail") instanceof String id)
                || body.size() > 1) {
            throw new NotAnswered(400, "The body must be " + FORM);
        }
        var mail = ses.sent().find(id).orElseThrow(() -> new NotAnswered(404, "No mail has the id " + id));
        mail.recipients().forEach(recipient -> ses.event(id, recipient, Fate.Bounced.UNKNOWN_USER));
        return Answers.json(200, Map.of("bounced", List.copyOf(mail.recipients())));
    }
}
