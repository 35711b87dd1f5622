package dev.augury.jinja.run;

import dev.augury.jinja.JinjaSyntaxException;
import dev.augury.jinja.syntax.Expr;
import dev.augury.jinja.syntax.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for special names in a tree. */
final class NameSearch extends NameWalk {

    private final Set<String> wanted;
    private final Set<String> found = new HashSet<>();

    private NameSearch(Set<String> wanted) {
        this.wanted = new HashSet<>(wanted);
    }

    /** Which of these names the statements read before they set them; blocks are not looked into. */
    static Set<String> undeclared(List<Stmt> statements, Set<String> names) {
        NameSearch search = new NameSearch(names);
        search.statements(statements);
        return search.found;
    }

    @Override
    void read(Expr.Name name) {
        if (wanted.contains(name.name())) {
            found.add(name.name());
        }
    }

    @Override
    void written(String name, boolean parameter) {
        wanted.remove(name);
    }

    @Override
    void block(Stmt.Block block) {
        // A block is a function of its own and does not see the names around it.
    }

    /** Refuses a loop in which {@code loop} is assigned to. */
    static void refuseLoopTarget(Stmt.For loop) {
        new NameWalk() {
            @Override
            void read(Expr.Name name) {
                // Reading it is what it is for.
            }

            @Override
            void written(String name, boolean parameter) {
                if (name.equals("loop") && !parameter) {
                    throw new JinjaSyntaxException("Can't assign to special loop variable in for-loop target", loop.line());
                }
            }
        }.statement(loop);
    }
}
