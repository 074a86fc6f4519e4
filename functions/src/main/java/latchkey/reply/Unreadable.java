package latchkey.reply;

/**
 * The mail breaks a limit or has no form a mail has; nothing of it is used.
 *
 * @param why which limit, as a sentence for the log
 */
public record Unreadable(String why) implements Reading {}
