package dev.augury.jinja.syntax;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression. Where an operation can fail, the record holds the line it stands on. */
public sealed interface Expr {

    /** A literal: String, Long, BigInteger, Double, Boolean or null. */
    record Const(@Nullable Object value) implements Expr {}

    /** A name that is read, or as a target written. */
    record Name(String name, int line) implements Expr {}

    /** As a target only: {@code name.attribute} of a namespace. */
    record NamespaceRef(String name, String attribute, int line) implements Expr {}

    record Tuple(List<Expr> items) implements Expr {}

    record ListLiteral(List<Expr> items) implements Expr {}

    record Dict(List<Map.Entry<Expr, Expr>> entries) implements Expr {}

    /** {@code +} or {@code -}. */
    record Unary(String operator, Expr operand, int line) implements Expr {}

    /** One of {@code + - * / // % **}. */
    record Binary(String operator, Expr left, Expr right, int line) implements Expr {}

    /** Parts joined by {@code ~}. */
    record Concat(List<Expr> parts, int line) implements Expr {}

    /** A chain of comparisons. */
    record Compare(Expr first, List<Comparator> rest, int line) implements Expr {}

    /** One of {@code == != < <= > >= in}, {@code not in}, and its right side. */
    record Comparator(String operator, Expr right) {}

    record And(Expr left, Expr right) implements Expr {}

    record Or(Expr left, Expr right) implements Expr {}

    record Not(Expr operand) implements Expr {}

    /** {@code then if test else otherwise}. */
    record Conditional(Expr test, Expr then, @Nullable Expr otherwise, int line) implements Expr {}

    record Attribute(Expr owner, String name, int line) implements Expr {}

    record Item(Expr owner, Expr index, int line) implements Expr {}

    record Slice(@Nullable Expr start, @Nullable Expr stop, @Nullable Expr step) implements Expr {}

    record Call(Expr callee, CallArgs args, int line) implements Expr {}

    /** A filter; without an operand it is the first of a filter block or of a block assignment. */
    record Filter(@Nullable Expr operand, String name, CallArgs args, int line) implements Expr {}

    record Test(Expr operand, String name, CallArgs args, int line) implements Expr {}
}
