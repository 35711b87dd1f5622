package dev.augury.jinja.operate;

import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.PyRange;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Strings;
import dev.augury.jinja.value.Types;
import dev.augury.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A slice as written, before it is applied to a sequence. */
public record SliceBounds(@Nullable Object start, @Nullable Object stop, @Nullable Object step) implements PyObject {

    @Override
    public String typeName() {
        return "slice";
    }

    /** The part of the sequence; unlike a subscript, a slice that does not fit the value is an error. */
    public Object of(@Nullable Object value, Rendering rendering) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (value instanceof Map) {
            throw PyError.type("unhashable type: 'slice'");
        }
        if (!Types.isString(value) && !(value instanceof List) && !(value instanceof PyRange)) {
            throw PyError.type("'" + Types.name(value) + "' object is not subscriptable");
        }
        if (!index(start) || !index(stop) || !index(step)) {
            throw PyError.type("slice indices must be integers or None or have an __index__ method");
        }
        long stride = step == null ? 1 : Numbers.index(step);
        if (stride == 0) {
            throw PyError.value("slice step cannot be zero");
        }
        String text = Strings.textOrNull(value);
        if (text != null) {
            String part = text(text, stride, rendering);
            return value instanceof Markup ? new Markup(part) : part;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> part = list(list, stride, rendering);
            return value instanceof PyTuple ? PyTuple.copyOf(part) : part;
        }
        PyRange range = (PyRange) Objects.requireNonNull(value);
        long size = range.size();
        return new PyRange(range.at(from(size, stride)), range.at(to(size, stride)), range.step() * stride);
    }

    private static boolean index(@Nullable Object bound) {
        return bound == null || Numbers.isIntegral(bound);
    }

    private long from(long size, long stride) {
        return start == null ? stride > 0 ? 0 : size - 1 : clip(Numbers.index(start), size, stride);
    }

    private long to(long size, long stride) {
        return stop == null ? stride > 0 ? size : -1 : clip(Numbers.index(stop), size, stride);
    }

    private static long clip(long index, long size, long stride) {
        long low = stride > 0 ? 0 : -1;
        long at = index < 0 ? index + size : index;
        return Math.max(low, Math.min(at, stride > 0 ? size : size - 1));
    }

    private String text(String text, long stride, Rendering rendering) {
        int size = Strings.length(text);
        long from = from(size, stride);
        long to = to(size, stride);
        rendering.steps(size / Long.SIZE);
        if (stride == 1) {
            return Strings.slice(text, (int) from, (int) to);
        }
        int[] points = text.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (long i = from; stride > 0 ? i < to : i > to; i = next(i, stride, size)) {
            out.appendCodePoint(points[(int) i]);
        }
        return out.toString();
    }

    private List<@Nullable Object> list(List<?> items, long stride, Rendering rendering) {
        int size = items.size();
        long from = from(size, stride);
        long to = to(size, stride);
        List<@Nullable Object> part = new ArrayList<>();
        for (long i = from; stride > 0 ? i < to : i > to; i = next(i, stride, size)) {
            rendering.step();
            part.add(items.get((int) i));
        }
        return part;
    }

    /** The next index, or one beyond either end where the stride is longer than the sequence. */
    private static long next(long index, long stride, long size) {
        return stride > size ? size : stride < -size ? -1 : index + stride;
    }
}
