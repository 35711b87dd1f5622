package dev.augury.jinja.run;

import dev.augury.jinja.JinjaSyntaxException;
import dev.augury.jinja.run.Action.Flow;
import dev.augury.jinja.syntax.Expr;
import dev.augury.jinja.syntax.Stmt;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the statements of one template; loops and macros in classes of their own. */
final class StatementCompiler {

    private static final Action NOTHING = _ -> Flow.NEXT;

    private final Map<String, Program.Block> blocks = new HashMap<>();

    Map<String, Program.Block> blocks() {
        return blocks;
    }

    Action body(List<Stmt> statements, Place place) {
        return statements.isEmpty() ? NOTHING : Action.sequence(statements.stream().map(statement -> compile(statement, place)).toList());
    }

    private Action compile(Stmt statement, Place place) {
        return switch (statement) {
            case Stmt.Data(String text) -> frame -> {
                frame.print(text);
                return Flow.NEXT;
            };
            case Stmt.Print print -> print(print, place);
            case Stmt.If branches -> ifStatement(branches, place);
            case Stmt.For loop -> new LoopCompiler(this).compile(loop, place).at(loop.line(), "statement for");
            case Stmt.Set(Expr target, Expr value, int line) -> {
                Code code = ExpressionCompiler.compile(value, place);
                Variables.Store store = Targets.compile(target, place);
                Action action = frame -> {
                    store.set(frame, code.eval(frame));
                    return Flow.NEXT;
                };
                yield action.at(line, "statement set");
            }
            case Stmt.SetBlock set -> setBlock(set, place).at(set.line(), "statement set");
            case Stmt.Macro macro -> new MacroCompiler(this).macro(macro, place).at(macro.line(), "statement macro");
            case Stmt.CallBlock call -> new MacroCompiler(this).callBlock(call, place).at(call.line(), "statement call");
            case Stmt.Generation generation -> new MacroCompiler(this).generation(generation, place).at(generation.line(), "statement generation");
            case Stmt.FilterBlock block -> filterBlock(block, place).at(block.line(), "statement filter");
            case Stmt.With with -> with(with, place).at(with.line(), "statement with");
            case Stmt.Block block -> block(block, place).at(block.line(), "block '" + block.name() + "'");
            case Stmt.Autoescape autoescape -> autoescape(autoescape, place).at(autoescape.line(), "statement autoescape");
            case Stmt.Break(int line) -> control(Flow.BREAK, line, place);
            case Stmt.Continue(int line) -> control(Flow.CONTINUE, line, place);
        };
    }

    private static Action control(Flow flow, int line, Place place) {
        if (!place.loop()) {
            throw new JinjaSyntaxException(flow == Flow.BREAK ? "'break' outside loop" : "'continue' not properly in loop", line);
        }
        return _ -> flow;
    }

    private static Action print(Stmt.Print print, Place place) {
        Code code = ExpressionCompiler.compile(print.value(), place);
        boolean escapes = place.escapes();
        Action action = frame -> {
            Object value = code.eval(frame);
            boolean escape = escapes && frame.rendering.autoescape();
            print(frame, escape ? Markup.escape(value, frame.rendering) : value);
            return Flow.NEXT;
        };
        return action.at(print.line(), "print statement");
    }

    /** Prints a value as it is; what statements give is never escaped again. */
    static void print(Frame frame, @Nullable Object value) {
        frame.print(Repr.text(value, frame.rendering));
    }

    /** Runs the body and gives what it printed, as Markup where printing escapes. */
    static Object captured(Frame frame, Action body) {
        StringBuilder outer = frame.out;
        frame.out = new StringBuilder();
        try {
            body.run(frame);
            return text(frame);
        } finally {
            frame.out = outer;
        }
    }

    /** What a frame has printed. */
    static Object text(Frame frame) {
        String text = frame.out.toString();
        return frame.rendering.autoescape() ? new Markup(text) : text;
    }

    private Action ifStatement(Stmt.If branches, Place place) {
        Place branch = place.branch();
        Code[] tests = branches.branches().stream().map(Stmt.Branch::test).map(test -> ExpressionCompiler.compile(test, branch)).toArray(Code[]::new);
        Action[] bodies = branches.branches().stream().map(Stmt.Branch::body).map(body -> body(body, branch)).toArray(Action[]::new);
        Action otherwise = body(branches.otherwise(), branch);
        Action action = frame -> {
            for (int i = 0; i < tests.length; i++) {
                if (Types.truth(tests[i].eval(frame))) {
                    return bodies[i].run(frame);
                }
            }
            return otherwise.run(frame);
        };
        return action.at(branches.line(), "statement if");
    }

    private Action setBlock(Stmt.SetBlock set, Place place) {
        Scope scope = place.scope().inner();
        ScopeWalk.body(scope, set.body());
        ScopeWalk.expression(scope, set.filter());
        Place inner = place.function(scope);
        Variables.Entry entry = Variables.entry(scope);
        Action body = body(set.body(), inner);
        Code filter = set.filter() instanceof Expr.Filter chain ? chain(chain, captured(body), inner) : captured(body);
        Variables.Store store = Targets.compile(set.target(), place);
        return frame -> {
            entry.run(frame);
            store.set(frame, filter.eval(frame));
            return Flow.NEXT;
        };
    }

    private static Code captured(Action body) {
        return frame -> captured(frame, body);
    }

    /** A chain of filters whose innermost has the text as its operand. */
    private static Code chain(Expr.Filter filter, Code text, Place place) {
        Code operand = filter.operand() instanceof Expr.Filter inner ? chain(inner, text, place) : text;
        return ExpressionCompiler.filter(filter, operand, place);
    }

    private Action filterBlock(Stmt.FilterBlock block, Place place) {
        Scope scope = place.scope().inner();
        ScopeWalk.body(scope, block.body());
        ScopeWalk.expression(scope, block.filter());
        Place inner = place.function(scope);
        Variables.Entry entry = Variables.entry(scope);
        Code filter = chain(block.filter(), captured(body(block.body(), inner)), inner);
        return frame -> {
            entry.run(frame);
            print(frame, filter.eval(frame));
            return Flow.NEXT;
        };
    }

    private Action with(Stmt.With with, Place place) {
        Scope scope = place.scope().inner();
        with.targets().forEach(target -> ScopeWalk.parameters(scope, target));
        ScopeWalk.body(scope, with.body());
        Place inner = place.inner(scope);
        Variables.Entry entry = Variables.entry(scope);
        Code[] values = with.values().stream().map(value -> ExpressionCompiler.compile(value, place)).toArray(Code[]::new);
        Variables.Store[] stores = with.targets().stream().map(target -> Targets.compile(target, inner)).toArray(Variables.Store[]::new);
        Action body = body(with.body(), inner);
        return frame -> {
            for (int i = 0; i < values.length; i++) {
                stores[i].set(frame, values[i].eval(frame));
            }
            entry.run(frame);
            return body.run(frame);
        };
    }

    private Action autoescape(Stmt.Autoescape autoescape, Place place) {
        Scope scope = place.scope().inner();
        ScopeWalk.expression(scope, autoescape.on());
        ScopeWalk.body(scope, autoescape.body());
        Place inner = place.escaping(scope);
        Variables.Entry entry = Variables.entry(scope);
        Code on = ExpressionCompiler.compile(autoescape.on(), inner);
        Action body = body(autoescape.body(), inner);
        return frame -> {
            boolean before = frame.rendering.autoescape();
            entry.run(frame);
            frame.rendering.autoescape(Types.truth(on.eval(frame)));
            Flow flow = body.run(frame);
            frame.rendering.autoescape(before);
            return flow;
        };
    }

    private Action block(Stmt.Block block, Place place) {
        if (blocks.containsKey(block.name())) {
            throw new JinjaSyntaxException("block '" + block.name() + "' defined twice", block.line());
        }
        blocks.put(block.name(), Program.Block.NONE);
        Scope scope = Scope.root();
        List<Variables.Store> specials = new ArrayList<>();
        boolean self = NameSearch.undeclared(block.body(), Set.of("self")).contains("self");
        boolean parent = NameSearch.undeclared(block.body(), Set.of("super")).contains("super");
        if (self) {
            scope.parameter("self");
            Variables.Store store = Variables.write(scope, "self");
            specials.add((frame, _) -> store.set(frame, new BlockReferences(frame.names)));
        }
        if (parent) {
            scope.parameter("super");
            Variables.Store store = Variables.write(scope, "super");
            specials.add((frame, _) -> store.set(frame, BlockReferences.noParent(block.name())));
        }
        ScopeWalk.body(scope, block.body());
        Variables.Entry entry = Variables.entry(scope);
        Action body = body(block.body(), Place.block(scope));
        blocks.put(block.name(), new Program.Block(scope.unit(), frame -> {
            specials.forEach(special -> special.set(frame, null));
            entry.run(frame);
            return body.run(frame);
        }));
        Map<String, Scope.Ref> locals = block.scoped() ? place.scope().visibleStores() : Map.of();
        Map<String, Code> reads = new HashMap<>();
        locals.forEach((name, ref) -> reads.put(name, Variables.raw(place.scope(), ref)));
        return frame -> {
            if (block.required()) {
                throw PyError.runtime("Required block '" + block.name() + "' not found");
            }
            Names names = block.scoped() ? frame.names.with(values(reads, frame)) : frame.names;
            frame.print(names.program().block(block.name(), names, frame.rendering));
            return Flow.NEXT;
        };
    }

    private static Map<String, @Nullable Object> values(Map<String, Code> reads, Frame frame) {
        Map<String, @Nullable Object> values = new HashMap<>();
        reads.forEach((name, read) -> {
            Object value = read.eval(frame);
            if (value != PyObject.MISSING) {
                values.put(name, value);
            }
        });
        return values;
    }
}
