package dev.augury.jinja.syntax;

import dev.augury.jinja.JinjaSyntaxException;
import dev.augury.jinja.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Parses names, literals, tuples, subscripts, calls, filters and tests. */
final class PrimaryParser {

    private static final Set<String> AFTER_TEST = Set.of("else", "or", "and");

    private final TokenStream stream;
    private final ExpressionParser expressions;

    PrimaryParser(TokenStream stream, ExpressionParser expressions) {
        this.stream = stream;
        this.expressions = expressions;
    }

    Expr primary() {
        Token token = stream.current();
        return switch (token.kind()) {
            case NAME -> named(stream.next());
            case STRING -> strings();
            case INTEGER, FLOAT -> new Expr.Const(stream.next().number());
            case OPERATOR -> bracketed(token);
            case DATA, VARIABLE_BEGIN, VARIABLE_END, BLOCK_BEGIN, BLOCK_END, END -> throw stream.fail("unexpected '" + token.shown() + "'");
        };
    }

    private static Expr named(Token token) {
        return switch (token.text()) {
            case "true", "True" -> new Expr.Const(true);
            case "false", "False" -> new Expr.Const(false);
            case "none", "None" -> new Expr.Const(null);
            default -> new Expr.Name(token.text(), token.line());
        };
    }

    private Expr strings() {
        StringBuilder text = new StringBuilder();
        while (stream.at(Kind.STRING)) {
            text.append(stream.next().text());
        }
        return new Expr.Const(text.toString());
    }

    private Expr bracketed(Token token) {
        return switch (token.text()) {
            case "(" -> {
                stream.next();
                Expr value = tuple(expressions::expression, () -> false, true);
                stream.expectOperator(")");
                yield value;
            }
            case "[" -> new Expr.ListLiteral(items());
            case "{" -> dict();
            default -> throw stream.fail("unexpected '" + token.text() + "'");
        };
    }

    /** Expressions with commas between; one without a comma is no tuple. */
    Expr tuple(Supplier<Expr> item, BooleanSupplier end, boolean mayBeEmpty) {
        List<Expr> items = new ArrayList<>();
        boolean isTuple = false;
        while (true) {
            if (!items.isEmpty()) {
                stream.expectOperator(",");
            }
            if (stream.at(Kind.VARIABLE_END) || stream.at(Kind.BLOCK_END) || stream.atOperator(")") || end.getAsBoolean()) {
                break;
            }
            items.add(item.get());
            if (!stream.atOperator(",")) {
                break;
            }
            isTuple = true;
        }
        if (!isTuple) {
            if (!items.isEmpty()) {
                return items.getFirst();
            }
            if (!mayBeEmpty) {
                throw stream.fail("Expected an expression, got '" + stream.current().shown() + "'");
            }
        }
        return new Expr.Tuple(List.copyOf(items));
    }

    private List<Expr> items() {
        stream.expectOperator("[");
        List<Expr> items = new ArrayList<>();
        while (!stream.atOperator("]")) {
            if (!items.isEmpty()) {
                stream.expectOperator(",");
                if (stream.atOperator("]")) {
                    break;
                }
            }
            items.add(expressions.expression());
        }
        stream.next();
        return List.copyOf(items);
    }

    private Expr dict() {
        stream.expectOperator("{");
        List<Map.Entry<Expr, Expr>> entries = new ArrayList<>();
        while (!stream.atOperator("}")) {
            if (!entries.isEmpty()) {
                stream.expectOperator(",");
                if (stream.atOperator("}")) {
                    break;
                }
            }
            Expr key = expressions.expression();
            stream.expectOperator(":");
            entries.add(Map.entry(key, expressions.expression()));
        }
        stream.next();
        return new Expr.Dict(List.copyOf(entries));
    }

    /** Attributes, subscripts and calls. */
    Expr postfix(Expr start) {
        Expr value = start;
        for (int links = 0; ; links++) {
            stream.link(links);
            int line = stream.line();
            if (stream.skipOperator(".")) {
                value = attribute(value, line);
            } else if (stream.skipOperator("[")) {
                value = new Expr.Item(value, subscript(), line);
            } else if (stream.atOperator("(")) {
                value = new Expr.Call(value, callArgs(), line);
            } else {
                return value;
            }
        }
    }

    private Expr attribute(Expr owner, int line) {
        if (stream.at(Kind.NAME)) {
            return new Expr.Attribute(owner, stream.next().text(), line);
        }
        if (stream.at(Kind.INTEGER)) {
            return new Expr.Item(owner, new Expr.Const(stream.next().number()), line);
        }
        throw stream.fail("expected name or number");
    }

    private Expr subscript() {
        List<Expr> parts = new ArrayList<>();
        while (!stream.atOperator("]")) {
            if (!parts.isEmpty()) {
                stream.expectOperator(",");
            }
            parts.add(slice());
        }
        stream.next();
        return parts.size() == 1 ? parts.getFirst() : new Expr.Tuple(List.copyOf(parts));
    }

    private Expr slice() {
        Expr start = null;
        if (!stream.atOperator(":")) {
            start = expressions.expression();
            if (!stream.atOperator(":")) {
                return start;
            }
        }
        stream.next();
        Expr stop = stream.atOperator(":") ? null : sliceBound();
        Expr step = stream.skipOperator(":") ? sliceBound() : null;
        return new Expr.Slice(start, stop, step);
    }

    private @Nullable Expr sliceBound() {
        return stream.atOperator("]") || stream.atOperator(",") ? null : expressions.expression();
    }

    /** Filters, tests and calls of what they give. */
    Expr filters(Expr start) {
        Expr value = start;
        for (int links = 0; ; links++) {
            stream.link(links);
            int line = stream.line();
            if (stream.skipOperator("|")) {
                value = filter(value);
            } else if (stream.skipName("is")) {
                value = test(value, line);
            } else if (stream.atOperator("(")) {
                value = new Expr.Call(value, callArgs(), line);
            } else {
                return value;
            }
        }
    }

    /** One filter whose name stands next. */
    Expr.Filter filter(@Nullable Expr operand) {
        int line = stream.line();
        String name = dottedName();
        return new Expr.Filter(operand, name, stream.atOperator("(") ? callArgs() : CallArgs.NONE, line);
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(stream.expect(Kind.NAME).text());
        while (stream.skipOperator(".")) {
            name.append('.').append(stream.expect(Kind.NAME).text());
        }
        return name.toString();
    }

    private Expr test(Expr operand, int line) {
        boolean negated = stream.skipName("not");
        String name = dottedName();
        CallArgs args = CallArgs.NONE;
        if (stream.atOperator("(")) {
            args = callArgs();
        } else if (argumentFollows()) {
            if (stream.atName("is")) {
                throw stream.fail("You cannot chain multiple tests with is");
            }
            args = new CallArgs(List.of(postfix(primary())), List.of(), null, null);
        }
        Expr test = new Expr.Test(operand, name, args, line);
        return negated ? new Expr.Not(test) : test;
    }

    private boolean argumentFollows() {
        Token token = stream.current();
        return switch (token.kind()) {
            case NAME -> !AFTER_TEST.contains(token.text());
            case STRING, INTEGER, FLOAT -> true;
            case OPERATOR -> token.text().equals("[") || token.text().equals("{");
            case DATA, VARIABLE_BEGIN, VARIABLE_END, BLOCK_BEGIN, BLOCK_END, END -> false;
        };
    }

    CallArgs callArgs() {
        int line = stream.expectOperator("(").line();
        List<Expr> positional = new ArrayList<>();
        List<Map.Entry<String, Expr>> named = new ArrayList<>();
        Expr star = null;
        Expr doubleStar = null;
        boolean first = true;
        while (!stream.atOperator(")")) {
            if (!first) {
                stream.expectOperator(",");
                if (stream.atOperator(")")) {
                    break;
                }
            }
            first = false;
            boolean fits;
            if (stream.skipOperator("*")) {
                fits = star == null && doubleStar == null;
                star = expressions.expression();
            } else if (stream.skipOperator("**")) {
                fits = doubleStar == null;
                doubleStar = expressions.expression();
            } else if (stream.at(Kind.NAME) && stream.look().isOperator("=")) {
                fits = doubleStar == null;
                String name = stream.next().text();
                stream.next();
                named.add(Map.entry(name, expressions.expression()));
            } else {
                fits = star == null && doubleStar == null && named.isEmpty();
                positional.add(expressions.expression());
            }
            if (!fits) {
                throw new JinjaSyntaxException("invalid syntax for function call expression", line);
            }
        }
        stream.next();
        return new CallArgs(List.copyOf(positional), List.copyOf(named), star, doubleStar);
    }
}
