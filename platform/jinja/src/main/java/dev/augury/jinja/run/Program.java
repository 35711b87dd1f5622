package dev.augury.jinja.run;

import dev.augury.jinja.JinjaOptions;
import dev.augury.jinja.JinjaSyntaxException;
import dev.augury.jinja.RenderContext;
import dev.augury.jinja.run.Action.Flow;
import dev.augury.jinja.syntax.Parser;
import dev.augury.jinja.syntax.Stmt;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.Rendering;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A compiled template. Immutable; any number of threads may run it at once. */
public final class Program {

    /** A compiled block. */
    record Block(Scope.Unit unit, Action body) {
        /** Stands for a block that is being compiled. */
        static final Block NONE = new Block(new Scope.Unit(0), _ -> Flow.NEXT);
    }

    private final Scope.Unit unit;
    private final Action body;
    private final Map<String, Block> blocks;

    private Program(Scope.Unit unit, Action body, Map<String, Block> blocks) {
        this.unit = unit;
        this.body = body;
        this.blocks = blocks;
    }

    public static Program compile(String source, JinjaOptions options) {
        try {
            List<Stmt> statements = Parser.parse(source, options);
            Scope scope = Scope.root();
            boolean self = NameSearch.undeclared(statements, Set.of("self")).contains("self");
            if (self) {
                scope.parameter("self");
            }
            ScopeWalk.body(scope, statements);
            StatementCompiler compiler = new StatementCompiler();
            Action compiled = compiler.body(statements, Place.top(scope));
            Variables.Entry entry = Variables.entry(scope);
            Variables.Store store = self ? Variables.write(scope, "self") : (_, _) -> { };
            return new Program(scope.unit(), frame -> {
                store.set(frame, new BlockReferences(frame.names));
                entry.run(frame);
                return compiled.run(frame);
            }, Map.copyOf(compiler.blocks()));
        } catch (StackOverflowError e) {
            throw new JinjaSyntaxException("the template is nested too deeply", 1);
        }
    }

    /** The text of one render. */
    public String run(Map<String, ?> context, RenderContext renderContext) {
        try {
            Rendering rendering = new Rendering(renderContext);
            Names names = new Names(context, new HashMap<>(), this);
            Frame frame = new Frame(unit.slots(), null, rendering, names, new StringBuilder());
            body.run(frame);
            return frame.out.toString();
        } catch (PyError e) {
            throw e.toException();
        } catch (StackOverflowError e) {
            throw PyError.limit("calls or values are nested too deeply for the stack").at(1, "template").toException();
        }
    }

    boolean hasBlocks() {
        return !blocks.isEmpty();
    }

    boolean hasBlock(String name) {
        return blocks.containsKey(name);
    }

    /** The text of a block, which must exist. */
    String block(String name, Names names, Rendering rendering) {
        Block block = blocks.getOrDefault(name, Block.NONE);
        rendering.enter();
        Frame frame = new Frame(block.unit().slots(), null, rendering, names, new StringBuilder());
        block.body().run(frame);
        rendering.leave();
        return frame.out.toString();
    }
}
