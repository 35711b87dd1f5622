package dev.augury.jinja.run;

import dev.augury.jinja.value.Args;
import dev.augury.jinja.value.Comparison;
import dev.augury.jinja.value.Function;
import dev.augury.jinja.value.PyCallable;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Signature;
import dev.augury.jinja.value.Types;
import dev.augury.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variable {@code loop}. It looks no further ahead than it is asked to. */
final class LoopState implements PyCallable {

    /** Renders the body of a recursive loop for other items, one level deeper. */
    @FunctionalInterface
    interface Recursion {
        Object render(@Nullable Object items, int depth);
    }

    private static final Signature ITEMS = Signature.of("loop", "iterable");

    private final @Nullable Object items;
    private final @Nullable Recursion recursion;
    private final int depth0;
    private Iterator<@Nullable Object> iterator;
    private long length = -1;
    private long index0 = -1;
    private @Nullable Object before = MISSING;
    private @Nullable Object current = MISSING;
    private @Nullable Object after = MISSING;
    private @Nullable Object lastChanged = MISSING;

    /**
     * @param items what is walked through, for its length
     */
    LoopState(@Nullable Object items, Iterator<@Nullable Object> iterator, @Nullable Recursion recursion, int depth0) {
        this.items = items;
        this.iterator = iterator;
        this.recursion = recursion;
        this.depth0 = depth0;
    }

    boolean hasNext() {
        return after != MISSING || iterator.hasNext();
    }

    @Nullable Object next() {
        Object next = after != MISSING ? after : iterator.next();
        after = MISSING;
        index0++;
        before = current;
        current = next;
        return next;
    }

    private @Nullable Object peek() {
        if (after == MISSING && iterator.hasNext()) {
            after = iterator.next();
        }
        return after;
    }

    @Override
    public long length(Rendering rendering) {
        if (length < 0) {
            length = Types.lengthOrMinus(items, rendering);
        }
        if (length < 0) {
            List<@Nullable Object> rest = new ArrayList<>();
            while (iterator.hasNext()) {
                rendering.step();
                rest.add(iterator.next());
                rendering.checkLength(rest.size());
            }
            iterator = rest.iterator();
            length = rest.size() + index0 + 1 + (after == MISSING ? 0 : 1);
        }
        return length;
    }

    @Override
    public String typeName() {
        return "LoopContext";
    }

    @Override
    public String shownType() {
        return "jinja2.runtime.LoopContext object";
    }

    @Override
    public String repr(Rendering rendering) {
        return "<LoopContext " + (index0 + 1) + "/" + length(rendering) + ">";
    }

    @Override
    public @Nullable Object attribute(String name, Rendering rendering) {
        return switch (name) {
            case "index" -> index0 + 1;
            case "index0" -> index0;
            case "revindex" -> length(rendering) - index0;
            case "revindex0" -> length(rendering) - index0 - 1;
            case "first" -> index0 == 0;
            case "last" -> peek() == MISSING;
            case "length" -> length(rendering);
            case "depth" -> (long) depth0 + 1;
            case "depth0" -> (long) depth0;
            case "previtem" -> index0 == 0 ? Undefined.hint("there is no previous item") : before;
            case "nextitem" -> peek() == MISSING ? Undefined.hint("there is no next item") : peek();
            case "cycle" -> new Function("cycle", (_, args) -> cycle(args));
            case "changed" -> new Function("changed", (_, args) -> changed(args, rendering));
            default -> MISSING;
        };
    }

    private @Nullable Object cycle(Args args) {
        if (args.size() == 0) {
            throw PyError.type("no items for cycling given");
        }
        return args.positional().get((int) (index0 % args.size()));
    }

    private boolean changed(Args args, Rendering rendering) {
        PyTuple values = PyTuple.copyOf(args.positional());
        if (lastChanged != MISSING && Comparison.equal(lastChanged, values, rendering)) {
            return false;
        }
        lastChanged = values;
        return true;
    }

    @Override
    public Object call(Rendering rendering, Args args) {
        if (recursion == null) {
            throw PyError.type("The loop must have the 'recursive' marker to be called recursively.");
        }
        return recursion.render(ITEMS.bind(args)[0], depth0 + 1);
    }
}
