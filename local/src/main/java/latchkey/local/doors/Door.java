package latchkey.local.doors;

import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;

/** One of the calls or pages of the local run below {@code /_local}. */
public interface Door {

    /** @throws NotAnswered where the request asks for what cannot be done */
    WebAnswer answer(WebRequest request) throws InterruptedException;
}
