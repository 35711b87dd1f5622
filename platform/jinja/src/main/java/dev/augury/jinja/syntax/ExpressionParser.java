package dev.augury.jinja.syntax;

import dev.augury.jinja.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Parses operators by their precedence; what they bind is parsed by {@link PrimaryParser}. */
final class ExpressionParser {

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> SUMS = Set.of("+", "-");
    private static final Set<String> PRODUCTS = Set.of("*", "/", "//", "%");
    private static final Set<String> POWERS = Set.of("**");

    private final TokenStream stream;
    private final PrimaryParser primary;

    ExpressionParser(TokenStream stream) {
        this.stream = stream;
        this.primary = new PrimaryParser(stream, this);
    }

    PrimaryParser primary() {
        return primary;
    }

    Expr expression() {
        stream.enter();
        int line = stream.line();
        Expr value = or();
        int links = 0;
        while (stream.skipName("if")) {
            stream.link(++links);
            Expr test = or();
            Expr otherwise = stream.skipName("else") ? expression() : null;
            value = new Expr.Conditional(test, value, otherwise, line);
        }
        stream.leave();
        return value;
    }

    /** Without an inline if, as the items of a loop and the test of an if statement are. */
    Expr or() {
        Expr left = and();
        int links = 0;
        while (stream.skipName("or")) {
            stream.link(++links);
            left = new Expr.Or(left, and());
        }
        return left;
    }

    private Expr and() {
        Expr left = not();
        int links = 0;
        while (stream.skipName("and")) {
            stream.link(++links);
            left = new Expr.And(left, not());
        }
        return left;
    }

    private Expr not() {
        if (!stream.skipName("not")) {
            return compare();
        }
        stream.enter();
        Expr operand = not();
        stream.leave();
        return new Expr.Not(operand);
    }

    private Expr compare() {
        int line = stream.line();
        Expr first = sum();
        List<Expr.Comparator> rest = new ArrayList<>();
        while (true) {
            String operator = comparison();
            if (operator == null) {
                break;
            }
            rest.add(new Expr.Comparator(operator, sum()));
        }
        return rest.isEmpty() ? first : new Expr.Compare(first, List.copyOf(rest), line);
    }

    private @Nullable String comparison() {
        if (stream.at(Kind.OPERATOR) && COMPARISONS.contains(stream.current().text())) {
            return stream.next().text();
        }
        if (stream.skipName("in")) {
            return "in";
        }
        if (stream.atName("not") && stream.look().isName("in")) {
            stream.next();
            stream.next();
            return "not in";
        }
        return null;
    }

    private Expr binary(Set<String> operators, Supplier<Expr> operand) {
        int line = stream.line();
        Expr left = operand.get();
        int links = 0;
        while (stream.at(Kind.OPERATOR) && operators.contains(stream.current().text())) {
            stream.link(++links);
            String operator = stream.next().text();
            left = new Expr.Binary(operator, left, operand.get(), line);
            line = stream.line();
        }
        return left;
    }

    private Expr sum() {
        return binary(SUMS, this::concat);
    }

    private Expr concat() {
        int line = stream.line();
        Expr first = product();
        if (!stream.atOperator("~")) {
            return first;
        }
        List<Expr> parts = new ArrayList<>(List.of(first));
        while (stream.skipOperator("~")) {
            parts.add(product());
        }
        return new Expr.Concat(List.copyOf(parts), line);
    }

    private Expr product() {
        return binary(PRODUCTS, this::power);
    }

    /** Binds to the left, unlike Python's. */
    private Expr power() {
        return binary(POWERS, () -> unary(true));
    }

    private Expr unary(boolean filters) {
        stream.enter();
        int line = stream.line();
        Expr value;
        if (stream.atOperator("-") || stream.atOperator("+")) {
            String operator = stream.next().text();
            value = new Expr.Unary(operator, unary(false), line);
        } else {
            value = primary.primary();
        }
        value = primary.postfix(value);
        if (filters) {
            value = primary.filters(value);
        }
        stream.leave();
        return value;
    }
}
