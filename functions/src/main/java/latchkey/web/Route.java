package latchkey.web;

import java.util.List;
import latchkey.web.command.Page;
import latchkey.web.command.Who;
import latchkey.web.http.PathPattern;

/**
 * One line of the table of routes.
 *
 * @param takes the media types that a write through the API may have
 */
public record Route(String method, PathPattern path, Who who, List<String> takes, Page page) {

    static Route of(String method, String path, Who who, Page page) {
        return new Route(method, new PathPattern(path), who, List.of("application/json"), page);
    }

    /** A call of the API that takes a file. */
    static Route file(String path, Who who, List<String> takes, Page page) {
        return new Route("POST", new PathPattern(path), who, takes, page);
    }

    public boolean isApi() {
        return path.text().startsWith(Routes.API + "/");
    }
}
