package latchkey.web.view;

import java.util.Optional;
import latchkey.ticket.Dates;

/**
 * What stands around a page.
 *
 * @param visitor who is signed in
 * @param stylesheet its address, with the hash of what is in it
 * @param icon likewise
 * @param script likewise, for the pages that have one
 */
public record Frame(
        String title, Section section, Optional<Visitor> visitor, String stylesheet, String icon, String script) {

    public Dates dates() {
        return visitor.map(Visitor::dates).orElse(Dates.UTC);
    }

    /** Which part of the navigation is the current one. */
    public enum Section {
        APPS,
        REQUESTS,
        MANAGE,
        ADMIN,
        ELSEWHERE
    }

    /**
     * Who looks at the page.
     *
     * @param manages whether Manage Requests is there for them (R31)
     * @param admin whether they administer an app, or everything (R4, R44)
     * @param dates moments as they read them
     * @param waiting how many tickets wait for them; 21 stands for more than 20
     */
    public record Visitor(
            String name, String email, String csrf, boolean manages, boolean admin, int waiting, Dates dates) {

        private static final int MOST_COUNTED = 20;

        public String initial() {
            return new String(Character.toChars(Character.toUpperCase(name.codePointAt(0))));
        }

        public String waitingWords() {
            return waiting > MOST_COUNTED ? MOST_COUNTED + "+" : Integer.toString(waiting);
        }
    }
}
