package latchkey.scenario;

import java.time.Duration;

/** Plays the people of a {@link Story}: each does their part when they have the mail that asks them to. */
interface Teller {

    /** @return the ticket's id */
    String requests(String name, String app);

    /** Sees to it that they have such a mail about the ticket, and gives the newest. */
    Mail asked(String name, String ticket, String... kinds);

    /** Answers the newest mail that asks them. */
    void replies(String name, String ticket, String text);

    /** Decides on the page, once asked. */
    void acts(String name, String ticket, String action);

    void comments(String name, String ticket, String text);

    void withdraws(String name, String ticket);

    /** An IT Admin notes that somebody has left, or has come back. */
    void notes(String name, boolean active);

    /** Lets time go by. */
    void advance(Duration by);
}
