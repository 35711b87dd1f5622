package dev.augury.jinja.run;

import dev.augury.jinja.syntax.Expr;
import dev.augury.jinja.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the variables of one scope; statements with a scope of their own are not looked into, only what they read and set in this one. */
final class ScopeWalk extends NameWalk {

    private Scope scope;

    private ScopeWalk(Scope scope) {
        this.scope = scope;
    }

    static void body(Scope scope, List<Stmt> body) {
        new ScopeWalk(scope).statements(body);
    }

    static void expression(Scope scope, @Nullable Expr expression) {
        new ScopeWalk(scope).expression(expression);
    }

    static void parameters(Scope scope, Expr target) {
        new ScopeWalk(scope).target(target, true);
    }

    @Override
    void read(Expr.Name name) {
        scope.load(name.name());
    }

    @Override
    void written(String name, boolean parameter) {
        if (parameter) {
            scope.parameter(name);
        } else {
            scope.store(name);
        }
    }

    @Override
    void target(Expr target, boolean parameter) {
        if (target instanceof Expr.NamespaceRef namespace) {
            scope.load(namespace.name());
        } else {
            super.target(target, parameter);
        }
    }

    @Override
    void statement(Stmt statement) {
        switch (statement) {
            case Stmt.If branches -> ifStatement(branches);
            case Stmt.For loop -> expression(loop.items());
            case Stmt.Set set -> {
                expression(set.value());
                target(set.target(), false);
            }
            case Stmt.SetBlock set -> target(set.target(), false);
            case Stmt.Macro macro -> scope.store(macro.name());
            case Stmt.CallBlock call -> expression(call.call());
            case Stmt.FilterBlock block -> expression(block.filter());
            case Stmt.With with -> with.values().forEach(this::expression);
            case Stmt.Block _, Stmt.Autoescape _, Stmt.Generation _ -> { }
            case Stmt.Data _, Stmt.Print _, Stmt.Break _, Stmt.Continue _ -> super.statement(statement);
        }
    }

    /** The conditions of all branches but the first belong to the same branch as the other {@code elif}s. */
    private void ifStatement(Stmt.If branches) {
        Scope outer = scope;
        Stmt.Branch first = branches.branches().getFirst();
        expression(first.test());
        List<Scope> seen = new ArrayList<>();
        seen.add(within(outer, () -> statements(first.body())));
        seen.add(within(outer, () -> {
            for (Stmt.Branch branch : branches.branches().subList(1, branches.branches().size())) {
                ifStatement(new Stmt.If(List.of(branch), List.of(), branch.line()));
            }
        }));
        seen.add(within(outer, () -> statements(branches.otherwise())));
        scope = outer;
        outer.merge(seen);
    }

    private Scope within(Scope outer, Runnable visit) {
        Scope branch = outer.branch();
        scope = branch;
        visit.run();
        scope = outer;
        return branch;
    }
}
