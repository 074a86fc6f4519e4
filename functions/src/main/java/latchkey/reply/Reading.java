package latchkey.reply;

/** What came of reading a raw mail. A mail that cannot be read is an answer, never an exception. */
public sealed interface Reading permits Mail, Unreadable {}
