package latchkey.web.view;

import java.util.Optional;

/**
 * A list as a file. With scripts the browser fetches all parts of a long one and saves them as one; without, the link is the
 * first part.
 *
 * @param further whether it begins where the page does, not at the newest
 * @param more whether the list is longer than the page
 * @param holds what one part holds, in words
 * @param pages how many pages that is
 */
public record Download(String path, String name, boolean further, boolean more, String holds, int pages) {

    /** Parts of 200 tickets, pages of 50. */
    public static Download tickets(String path, String view, boolean further, Optional<String> next) {
        return new Download(path, "latchkey-%s.csv".formatted(view), further, next.isPresent(), "200 tickets", 4);
    }

    /** Parts of 500 entries, pages of 50. */
    public static Download audit(String path, boolean further, Optional<String> next) {
        return new Download(path, "latchkey-audit.csv", further, next.isPresent(), "500 entries", 10);
    }
}
