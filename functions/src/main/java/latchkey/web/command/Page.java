package latchkey.web.command;

import latchkey.web.http.Response;

/** Answers the requests of one route. */
@FunctionalInterface
public interface Page {
    Response answer(Visit visit);
}
