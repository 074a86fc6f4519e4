package latchkey.local.aws.states;

import org.jspecify.annotations.Nullable;

/**
 * JSON in a definition in which each text of the form <code>{% … %}</code> is a JSONata expression.
 *
 * @param field where it stands, as AWS names it in a cause: {@code Output}, {@code Choices[1]/Condition}
 */
record Template(String field, @Nullable Object value) {

    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";

    static boolean isExpression(String text) {
        return text.length() >= 4 && text.startsWith(OPEN) && text.endsWith(CLOSE);
    }

    /** AWS refuses a text that only begins or only ends like an expression. */
    static boolean isHalfExpression(String text) {
        return text.startsWith(OPEN) != text.endsWith(CLOSE) && (text.startsWith(OPEN) || text.endsWith(CLOSE));
    }

    static String expression(String text) {
        return text.substring(OPEN.length(), text.length() - CLOSE.length()).strip();
    }
}
