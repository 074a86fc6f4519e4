package latchkey.local.aws.states;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an expression names, found in its tokens: the parser's own tree is not open to us. Names that it defines itself
 * (<code>$x := …</code>, parameters) are left out.
 *
 * @param topLevelNames first steps of paths that begin with neither a variable nor a function, where there is no context
 * @param statesMembers what is read of <code>$states</code>
 * @param newerOperators operators that JSONata has since 2.1
 */
record ExpressionScan(
        Set<String> variables,
        Set<String> functions,
        Set<String> topLevelNames,
        Set<String> statesMembers,
        Set<String> newerOperators) {

    /** JSONata 2.0.6 and what Step Functions adds. {@code eval} is told apart. */
    static final Set<String> FUNCTIONS = functionNames();

    private static final Set<String> WORDS = Set.of("and", "or", "in", "true", "false", "null", "function", "λ");

    private static final Pattern TOKEN = Pattern.compile("""
            (?<space>\\s+|/\\*.*?\\*/)\
            |(?<text>"(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*')\
            |(?<quoted>`[^`]*`)\
            |(?<number>\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)\
            |(?<variable>\\$\\$|\\$[\\p{L}_][\\p{L}\\p{N}_]*|\\$)\
            |(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)\
            |(?<operator>:=|!=|<=|>=|~>|\\*\\*|\\.\\.|\\?\\?|\\?:|.)""", Pattern.DOTALL);

    private static final Pattern REGEX = Pattern.compile("/(?:\\\\.|[^/\\\\])+/[a-z]*");

    private enum Kind {
        VALUE,
        QUOTED,
        VARIABLE,
        NAME,
        OPERATOR
    }

    private record Token(Kind kind, String text) {
        boolean is(String operator) {
            return kind == Kind.OPERATOR && text.equals(operator);
        }

        /** Whether an operand ends here, so that what follows is an operator. */
        boolean endsOperand() {
            return switch (kind) {
                case VALUE, QUOTED, VARIABLE -> true;
                case NAME -> !Set.of("and", "or", "in").contains(text);
                case OPERATOR -> text.equals(")") || text.equals("]") || text.equals("}");
            };
        }
    }

    private static final Token NONE = new Token(Kind.OPERATOR, "");

    static ExpressionScan of(String expression) {
        var tokens = tokens(expression);
        var scan = new ExpressionScan(
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                topLevelNames(tokens),
                new LinkedHashSet<>(),
                new LinkedHashSet<>());
        var own = ownNames(tokens);
        for (var i = 0; i < tokens.size(); i++) {
            scan.look(tokens.get(i), at(tokens, i + 1), at(tokens, i + 2), own);
        }
        return scan;
    }

    private void look(Token token, Token next, Token second, Set<String> own) {
        if (token.is("??") || token.is("?:")) {
            newerOperators.add(token.text());
        }
        if (token.kind() != Kind.VARIABLE || token.text().equals("$") || own.contains(token.text())) {
            return;
        }
        var name = token.text().substring(1);
        if (next.is("(")) {
            functions.add(name);
        } else {
            variables.add(name);
        }
        if (name.equals("states") && next.is(".") && second.kind() == Kind.NAME) {
            statesMembers.add(second.text());
        }
    }

    private static Token at(List<Token> tokens, int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : NONE;
    }

    private static List<Token> tokens(String expression) {
        var tokens = new ArrayList<Token>();
        var matcher = TOKEN.matcher(expression);
        var regex = REGEX.matcher(expression);
        var from = 0;
        while (from < expression.length()) {
            var last = tokens.isEmpty() ? NONE : tokens.getLast();
            var comment = expression.startsWith("/*", from);
            if (expression.charAt(from) == '/'
                    && !comment
                    && !last.endsOperand()
                    && regex.region(from, expression.length()).lookingAt()) {
                tokens.add(new Token(Kind.VALUE, regex.group()));
                from = regex.end();
                continue;
            }
            matcher.region(from, expression.length());
            if (!matcher.lookingAt()) {
                throw new IllegalStateException("No token begins at " + expression.substring(from));
            }
            if (matcher.group("space") == null) {
                tokens.add(token(matcher));
            }
            from = matcher.end();
        }
        return tokens;
    }

    private static Token token(java.util.regex.Matcher matcher) {
        if (matcher.group("text") != null || matcher.group("number") != null) {
            return new Token(Kind.VALUE, matcher.group());
        }
        if (matcher.group("quoted") != null) {
            return new Token(Kind.QUOTED, matcher.group());
        }
        if (matcher.group("variable") != null) {
            return new Token(Kind.VARIABLE, matcher.group());
        }
        return new Token(matcher.group("name") != null ? Kind.NAME : Kind.OPERATOR, matcher.group());
    }

    /** Bound by <code>:=</code>, as a parameter, or by <code>@</code> and <code>#</code>; wherever in the expression. */
    private static Set<String> ownNames(List<Token> tokens) {
        var own = new HashSet<String>();
        var parameters = false;
        for (var i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.is("(") && isFunction(at(tokens, i - 1))) {
                parameters = true;
            } else if (token.is(")")) {
                parameters = false;
            }
            var bound = parameters
                    || at(tokens, i + 1).is(":=")
                    || at(tokens, i - 1).is("@")
                    || at(tokens, i - 1).is("#");
            if (token.kind() == Kind.VARIABLE && bound) {
                own.add(token.text());
            }
        }
        return own;
    }

    private static boolean isFunction(Token token) {
        return token.kind() == Kind.NAME
                && (token.text().equals("function") || token.text().equals("λ"));
    }

    private static Set<String> topLevelNames(List<Token> tokens) {
        var names = new LinkedHashSet<String>();
        if (tokens.stream().anyMatch(token -> token.is("|"))) {
            return names; // Within a transform the context is what it transforms.
        }
        Deque<Boolean> top = new ArrayDeque<>(List.of(true));
        Deque<Boolean> parameters = new ArrayDeque<>();
        var body = false;
        for (var i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            var last = at(tokens, i - 1);
            if (token.is("(") || token.is("[") || token.is("{")) {
                top.push(top.getFirst() && keepsContext(token, last, body));
                parameters.push(token.is("(") && isFunction(last));
            } else if ((token.is(")") || token.is("]") || token.is("}")) && top.size() > 1) {
                top.pop();
                body = parameters.pop();
                continue;
            }
            var isStep = token.kind() == Kind.QUOTED || (token.kind() == Kind.NAME && !WORDS.contains(token.text()));
            if (isStep && top.getFirst() && !last.is(".") && !last.is("%")) {
                names.add(token.text());
            }
            body = false;
        }
        return names;
    }

    /** Whether what stands within the bracket is evaluated where the bracket stands, rather than in each item before it. */
    private static boolean keepsContext(Token bracket, Token last, boolean functionBody) {
        if (last.is(".") || last.is("^")) {
            return false;
        }
        return bracket.is("(") || functionBody || !last.endsOperand();
    }

    private static Set<String> functionNames() {
        var names = new HashSet<>(ExtraFunctions.NAMES);
        names.addAll(List.of("""
                sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad \
                match contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round \
                abs sqrt power boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse \
                each error assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl \
                decodeUrlComponent decodeUrl toMillis fromMillis clone now millis""".split(" ")));
        return Set.copyOf(names);
    }
}
