package dev.augury.jinja.run;

import dev.augury.jinja.syntax.CallArgs;
import dev.augury.jinja.syntax.Expr;
import dev.augury.jinja.syntax.Stmt;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Visits every name of a tree in the order in which Jinja2 visits it. */
abstract class NameWalk {

    /** A name that is read. */
    abstract void read(Expr.Name name);

    /** A name that is set, as target or as parameter. */
    abstract void written(String name, boolean parameter);

    void statements(List<Stmt> statements) {
        statements.forEach(this::statement);
    }

    void statement(Stmt statement) {
        switch (statement) {
            case Stmt.Data _, Stmt.Break _, Stmt.Continue _ -> { }
            case Stmt.Print print -> expression(print.value());
            case Stmt.If branches -> ifStatement(branches);
            case Stmt.For loop -> {
                target(loop.target(), false);
                expression(loop.items());
                statements(loop.body());
                statements(loop.otherwise());
                expression(loop.test());
            }
            case Stmt.Set set -> {
                target(set.target(), false);
                expression(set.value());
            }
            case Stmt.SetBlock set -> {
                target(set.target(), false);
                expression(set.filter());
                statements(set.body());
            }
            case Stmt.Macro macro -> function(macro.signature(), macro.body());
            case Stmt.CallBlock call -> {
                expression(call.call());
                function(call.signature(), call.body());
            }
            case Stmt.FilterBlock block -> {
                statements(block.body());
                expression(block.filter());
            }
            case Stmt.With with -> {
                with.targets().forEach(target -> target(target, true));
                with.values().forEach(this::expression);
                statements(with.body());
            }
            case Stmt.Block block -> block(block);
            case Stmt.Autoescape autoescape -> {
                expression(autoescape.on());
                statements(autoescape.body());
            }
            case Stmt.Generation generation -> statements(generation.body());
        }
    }

    void block(Stmt.Block block) {
        statements(block.body());
    }

    private void ifStatement(Stmt.If branches) {
        for (Stmt.Branch branch : branches.branches()) {
            expression(branch.test());
            statements(branch.body());
        }
        statements(branches.otherwise());
    }

    private void function(Stmt.Signature signature, List<Stmt> body) {
        signature.names().forEach(name -> written(name, true));
        signature.defaults().forEach(this::expression);
        statements(body);
    }

    void target(Expr target, boolean parameter) {
        if (target instanceof Expr.Name name) {
            written(name.name(), parameter);
        } else if (target instanceof Expr.Tuple tuple) {
            tuple.items().forEach(item -> target(item, parameter));
        }
    }

    void expression(@Nullable Expr expression) {
        switch (expression) {
            case null -> { }
            case Expr.Const _, Expr.NamespaceRef _ -> { }
            case Expr.Name name -> read(name);
            case Expr.Tuple tuple -> tuple.items().forEach(this::expression);
            case Expr.ListLiteral list -> list.items().forEach(this::expression);
            case Expr.Dict dict -> {
                for (Map.Entry<Expr, Expr> entry : dict.entries()) {
                    expression(entry.getKey());
                    expression(entry.getValue());
                }
            }
            case Expr.Unary unary -> expression(unary.operand());
            case Expr.Binary binary -> both(binary.left(), binary.right());
            case Expr.Concat concat -> concat.parts().forEach(this::expression);
            case Expr.Compare compare -> {
                expression(compare.first());
                compare.rest().forEach(comparator -> expression(comparator.right()));
            }
            case Expr.And and -> both(and.left(), and.right());
            case Expr.Or or -> both(or.left(), or.right());
            case Expr.Not not -> expression(not.operand());
            case Expr.Conditional conditional -> {
                both(conditional.test(), conditional.then());
                expression(conditional.otherwise());
            }
            case Expr.Attribute attribute -> expression(attribute.owner());
            case Expr.Item item -> both(item.owner(), item.index());
            case Expr.Slice slice -> {
                both(slice.start(), slice.stop());
                expression(slice.step());
            }
            case Expr.Call call -> {
                expression(call.callee());
                args(call.args());
            }
            case Expr.Filter filter -> {
                expression(filter.operand());
                args(filter.args());
            }
            case Expr.Test test -> {
                expression(test.operand());
                args(test.args());
            }
        }
    }

    private void both(@Nullable Expr first, @Nullable Expr second) {
        expression(first);
        expression(second);
    }

    private void args(CallArgs args) {
        args.positional().forEach(this::expression);
        args.named().forEach(entry -> expression(entry.getValue()));
        both(args.star(), args.doubleStar());
    }
}
