package dev.augury.jinja.run;

import dev.augury.jinja.JinjaSyntaxException;
import dev.augury.jinja.run.Action.Flow;
import dev.augury.jinja.syntax.Expr;
import dev.augury.jinja.syntax.Stmt;
import dev.augury.jinja.value.Args;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles macros, call blocks and what behaves like them. */
final class MacroCompiler {

    private final StatementCompiler statements;

    MacroCompiler(StatementCompiler statements) {
        this.statements = statements;
    }

    Action macro(Stmt.Macro macro, Place place) {
        MacroShape shape = shape(macro.name(), macro.signature(), macro.body(), place, macro.line());
        Variables.Store store = Targets.compile(new Expr.Name(macro.name(), macro.line()), place);
        return frame -> {
            store.set(frame, new MacroValue(shape, frame));
            return Flow.NEXT;
        };
    }

    Action callBlock(Stmt.CallBlock block, Place place) {
        MacroShape shape = shape(null, block.signature(), block.body(), place, block.line());
        Code call = ExpressionCompiler.call(block.call(), place, frame -> new MacroValue(shape, frame));
        return frame -> {
            StatementCompiler.print(frame, call.eval(frame));
            return Flow.NEXT;
        };
    }

    /** A call block whose caller is called once, as Transformers compiles it: what it sets stays inside. */
    Action generation(Stmt.Generation generation, Place place) {
        MacroShape shape = shape(null, new Stmt.Signature(List.of(), List.of()), generation.body(), place, generation.line());
        return frame -> {
            StatementCompiler.print(frame, new MacroValue(shape, frame).call(frame.rendering, Args.NONE));
            return Flow.NEXT;
        };
    }

    private MacroShape shape(@Nullable String name, Stmt.Signature signature, List<Stmt> body, Place place, int line) {
        List<String> names = signature.names();
        Scope scope = place.scope().function();
        names.forEach(scope::parameter);
        Set<String> special = NameSearch.undeclared(body, Set.of("caller", "kwargs", "varargs"));
        boolean caller = special.contains("caller");
        int explicit = names.indexOf("caller");
        if (caller && explicit >= 0 && explicit < names.size() - signature.defaults().size()) {
            throw new JinjaSyntaxException(
                    "When defining macros or call blocks the special \"caller\" argument must be omitted or be given a default.", line);
        }
        boolean kwargs = special.contains("kwargs") && !names.contains("kwargs");
        boolean varargs = special.contains("varargs") && !names.contains("varargs");
        List<String> parameters = new ArrayList<>(names);
        addIf(caller && explicit < 0, "caller", parameters, scope);
        addIf(kwargs, "kwargs", parameters, scope);
        addIf(varargs, "varargs", parameters, scope);
        signature.defaults().forEach(value -> ScopeWalk.expression(scope, value));
        ScopeWalk.body(scope, body);
        Place inside = place.function(scope);
        int[] slots = parameters.stream().mapToInt(parameter -> Variables.slot(scope, parameter)).toArray();
        Variables.Entry defaults = defaults(signature, inside);
        Variables.Entry entry = Variables.entry(scope);
        Action compiled = statements.body(body, inside);
        return new MacroShape(name, names, caller, kwargs, varargs, slots, scope.unit(), frame -> {
            entry.run(frame);
            defaults.run(frame);
            return compiled.run(frame);
        });
    }

    private static void addIf(boolean wanted, String name, List<String> parameters, Scope scope) {
        if (wanted) {
            parameters.add(name);
            scope.parameter(name);
        }
    }

    /** Gives parameters that were not passed their default, in order, so that a default may use the parameters before it. */
    private static Variables.Entry defaults(Stmt.Signature signature, Place place) {
        List<Variables.Entry> entries = new ArrayList<>();
        int required = signature.names().size() - signature.defaults().size();
        for (int i = 0; i < signature.names().size(); i++) {
            String name = signature.names().get(i);
            int slot = Variables.slot(place.scope(), name);
            Undefined missing = Undefined.hint("parameter '" + name + "' was not provided");
            Code code = i < required ? _ -> missing : ExpressionCompiler.compile(signature.defaults().get(i - required), place);
            entries.add(frame -> {
                if (frame.slots[slot] == PyObject.MISSING) {
                    frame.slots[slot] = code.eval(frame);
                }
            });
        }
        return frame -> entries.forEach(each -> each.run(frame));
    }
}
