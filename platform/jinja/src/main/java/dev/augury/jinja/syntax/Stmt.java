package dev.augury.jinja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement, with the line it begins on. */
public sealed interface Stmt {

    /** Text that is printed as it stands. */
    record Data(String text) implements Stmt {}

    record Print(Expr value, int line) implements Stmt {}

    /** The branches in order, and what runs if none holds. */
    record If(List<Branch> branches, List<Stmt> otherwise, int line) implements Stmt {}

    /** A condition and its body. */
    record Branch(Expr test, List<Stmt> body, int line) {}

    record For(Expr target, Expr items, @Nullable Expr test, boolean recursive, List<Stmt> body, List<Stmt> otherwise, int line) implements Stmt {}

    record Set(Expr target, Expr value, int line) implements Stmt {}

    /** The body's text, filtered, is assigned. */
    record SetBlock(Expr target, @Nullable Expr filter, List<Stmt> body, int line) implements Stmt {}

    record Macro(String name, Signature signature, List<Stmt> body, int line) implements Stmt {}

    /** Parameters; the defaults belong to the last of them. */
    record Signature(List<String> names, List<Expr> defaults) {}

    record CallBlock(Expr.Call call, Signature signature, List<Stmt> body, int line) implements Stmt {}

    record FilterBlock(Expr.Filter filter, List<Stmt> body, int line) implements Stmt {}

    record With(List<Expr> targets, List<Expr> values, List<Stmt> body, int line) implements Stmt {}

    record Block(String name, boolean scoped, boolean required, List<Stmt> body, int line) implements Stmt {}

    record Autoescape(Expr on, List<Stmt> body, int line) implements Stmt {}

    /** The part of the text that the model wrote; it renders as its body. */
    record Generation(List<Stmt> body, int line) implements Stmt {}

    record Break(int line) implements Stmt {}

    record Continue(int line) implements Stmt {}
}
