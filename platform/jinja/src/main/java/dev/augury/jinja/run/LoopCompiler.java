package dev.augury.jinja.run;

import dev.augury.jinja.run.Action.Flow;
import dev.augury.jinja.syntax.Expr;
import dev.augury.jinja.syntax.Stmt;
import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Types;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles for loops. */
final class LoopCompiler {

    private final StatementCompiler statements;

    LoopCompiler(StatementCompiler statements) {
        this.statements = statements;
    }

    /** The parts of a loop that run. */
    private record Loop(Variables.@Nullable Store state, Variables.Store target, Variables.Entry entry, Action body,
            Variables.@Nullable Entry elseEntry, Action otherwise, @Nullable ItemFilter filter) {}

    /** The condition of a loop, with variables of its own. */
    private record ItemFilter(Variables.Entry entry, Variables.Store target, Code test) {}

    Action compile(Stmt.For loop, Place place) {
        NameSearch.refuseLoopTarget(loop);
        Code items = ExpressionCompiler.compile(loop.items(), place);
        Scope outer = loop.recursive() ? place.scope().function() : place.scope();
        Loop parts = parts(loop, place.inner(outer));
        if (!loop.recursive()) {
            return frame -> run(parts, frame, items.eval(frame), null, 0);
        }
        int slots = outer.unit().slots();
        return frame -> {
            StatementCompiler.print(frame, recurse(parts, slots, frame, items.eval(frame), 0));
            return Flow.NEXT;
        };
    }

    private Loop parts(Stmt.For loop, Place place) {
        Scope scope = place.scope().inner();
        boolean state = loop.recursive() || NameSearch.undeclared(loop.body(), Set.of("loop")).contains("loop") || scopedBlock(loop);
        if (state) {
            scope.parameter("loop");
        }
        ScopeWalk.parameters(scope, loop.target());
        ScopeWalk.body(scope, loop.body());
        Place inside = place.loopBody(scope);
        ItemFilter filter = loop.test() == null ? null : filter(loop, place);
        Scope elseScope = place.scope().inner();
        ScopeWalk.body(elseScope, loop.otherwise());
        return new Loop(state ? Variables.write(scope, "loop") : null, Targets.compile(loop.target(), inside), Variables.entry(scope),
                statements.body(loop.body(), inside), loop.otherwise().isEmpty() ? null : Variables.entry(elseScope),
                statements.body(loop.otherwise(), place.inner(elseScope)), filter);
    }

    private static boolean scopedBlock(Stmt.For loop) {
        boolean[] found = new boolean[1];
        new NameWalk() {
            @Override
            void read(Expr.Name name) {
                // Only blocks matter.
            }

            @Override
            void written(String name, boolean parameter) {
                // Only blocks matter.
            }

            @Override
            void block(Stmt.Block block) {
                found[0] |= block.scoped();
                super.block(block);
            }
        }.statements(loop.body());
        return found[0];
    }

    private static ItemFilter filter(Stmt.For loop, Place place) {
        Scope scope = place.scope().inner();
        ScopeWalk.parameters(scope, loop.target());
        ScopeWalk.expression(scope, loop.test());
        Place inside = place.inner(scope);
        return new ItemFilter(Variables.entry(scope), Targets.compile(loop.target(), inside),
                ExpressionCompiler.compile(Objects.requireNonNull(loop.test()), inside));
    }

    private static Object recurse(Loop loop, int slots, Frame definition, @Nullable Object items, int depth) {
        Rendering rendering = definition.rendering;
        rendering.enter();
        Frame frame = definition.inner(slots);
        run(loop, frame, items, (deeper, level) -> recurse(loop, slots, definition, deeper, level), depth);
        rendering.leave();
        return StatementCompiler.text(frame);
    }

    private static Flow run(Loop loop, Frame frame, @Nullable Object items, LoopState.@Nullable Recursion recursion, int depth) {
        Iterator<@Nullable Object> all = Iteration.of(items, frame.rendering);
        Iterator<@Nullable Object> iterator = loop.filter() == null ? all : new Filtered(loop.filter(), frame, all);
        boolean ran = loop.state() == null
                ? runPlain(loop, frame, iterator)
                : runWithState(loop, frame, new LoopState(loop.filter() == null ? items : PyObject.MISSING, iterator, recursion, depth));
        if (ran || loop.elseEntry() == null) {
            return Flow.NEXT;
        }
        loop.elseEntry().run(frame);
        return loop.otherwise().run(frame);
    }

    /** Whether a pass came to its end: as in Jinja2, a loop that was only broken or continued still runs its else. */
    private static boolean runPlain(Loop loop, Frame frame, Iterator<@Nullable Object> items) {
        boolean ran = false;
        while (items.hasNext()) {
            frame.rendering.step();
            loop.target().set(frame, items.next());
            loop.entry().run(frame);
            Flow flow = loop.body().run(frame);
            if (flow == Flow.BREAK) {
                break;
            }
            ran |= flow == Flow.NEXT;
        }
        return ran;
    }

    private static boolean runWithState(Loop loop, Frame frame, LoopState state) {
        Variables.Store store = Objects.requireNonNull(loop.state());
        boolean ran = false;
        while (state.hasNext()) {
            frame.rendering.step();
            loop.target().set(frame, state.next());
            store.set(frame, state);
            loop.entry().run(frame);
            Flow flow = loop.body().run(frame);
            if (flow == Flow.BREAK) {
                break;
            }
            ran |= flow == Flow.NEXT;
        }
        return ran;
    }

    /** The items that fulfil the condition, found when they are asked for. */
    private static final class Filtered implements Iterator<@Nullable Object> {

        private final ItemFilter filter;
        private final Frame frame;
        private final Iterator<@Nullable Object> source;
        private boolean entered;
        private @Nullable Object next = PyObject.MISSING;

        Filtered(ItemFilter filter, Frame frame, Iterator<@Nullable Object> source) {
            this.filter = filter;
            this.frame = frame;
            this.source = source;
        }

        @Override
        public boolean hasNext() {
            while (next == PyObject.MISSING && source.hasNext()) {
                if (!entered) {
                    filter.entry().run(frame);
                    entered = true;
                }
                frame.rendering.step();
                Object item = source.next();
                filter.target().set(frame, item);
                if (Types.truth(filter.test().eval(frame))) {
                    next = item;
                }
            }
            return next != PyObject.MISSING;
        }

        @Override
        public @Nullable Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Object item = next;
            next = PyObject.MISSING;
            return item;
        }
    }
}
