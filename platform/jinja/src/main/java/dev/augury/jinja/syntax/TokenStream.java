package dev.augury.jinja.syntax;

import dev.augury.jinja.JinjaSyntaxException;
import dev.augury.jinja.syntax.Token.Kind;
import java.util.List;

/** The tokens with a place in them, and a bound on how deep the parser goes. */
final class TokenStream {

    /** Longest chain of operators, calls or filters; each link is a level of the compiled expression. */
    private static final int MAX_CHAIN = 1000;

    private final List<Token> tokens;
    private final int maxDepth;
    private int at;
    private int depth;

    TokenStream(List<Token> tokens, int maxDepth) {
        this.tokens = tokens;
        this.maxDepth = maxDepth;
    }

    Token current() {
        return tokens.get(at);
    }

    Token look() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    int line() {
        return current().line();
    }

    Token next() {
        Token token = tokens.get(at);
        if (at + 1 < tokens.size()) {
            at++;
        }
        return token;
    }

    boolean atName(String name) {
        return current().isName(name);
    }

    boolean atOperator(String operator) {
        return current().isOperator(operator);
    }

    boolean at(Kind kind) {
        return current().kind() == kind;
    }

    boolean skipName(String name) {
        return atName(name) && next() != null;
    }

    boolean skipOperator(String operator) {
        return atOperator(operator) && next() != null;
    }

    Token expect(Kind kind) {
        if (!at(kind)) {
            throw expected(Token.shown(kind));
        }
        return next();
    }

    Token expectName(String name) {
        if (!atName(name)) {
            throw expected(name);
        }
        return next();
    }

    Token expectOperator(String operator) {
        if (!atOperator(operator)) {
            throw expected(operator);
        }
        return next();
    }

    private JinjaSyntaxException expected(String what) {
        if (at(Kind.END)) {
            return fail("unexpected end of template, expected '" + what + "'.");
        }
        return fail("expected token '" + what + "', got '" + current().shown() + "'");
    }

    JinjaSyntaxException fail(String reason) {
        return new JinjaSyntaxException(reason, line());
    }

    /** Goes one level deeper; every caller leaves again. */
    void enter() {
        if (++depth > maxDepth) {
            throw fail("the template is nested deeper than " + maxDepth);
        }
    }

    void leave() {
        depth--;
    }

    /** Refuses a chain that has this many links. */
    void link(int links) {
        if (links > MAX_CHAIN) {
            throw fail("an expression chains more than " + MAX_CHAIN + " operators");
        }
    }
}
