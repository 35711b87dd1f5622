package dev.augury.jinja.value;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Python's range. */
public record PyRange(long start, long stop, long step) implements PyObject {

    public PyRange {
        if (step == 0) {
            throw PyError.value("range() arg 3 must not be zero");
        }
    }

    /** Number of items. */
    public long size() {
        if (step > 0) {
            return start >= stop ? 0 : (stop - start - 1) / step + 1;
        }
        return start <= stop ? 0 : (start - stop - 1) / -step + 1;
    }

    public long at(long index) {
        return start + index * step;
    }

    public boolean contains(long value) {
        return step > 0
                ? value >= start && value < stop && (value - start) % step == 0
                : value <= start && value > stop && (start - value) % -step == 0;
    }

    @Override
    public String typeName() {
        return "range";
    }

    @Override
    public String repr(Rendering rendering) {
        return "range(" + start + ", " + stop + (step == 1 ? "" : ", " + step) + ")";
    }

    @Override
    public boolean truth() {
        return size() > 0;
    }

    @Override
    public boolean iterable() {
        return true;
    }

    @Override
    public long length(Rendering rendering) {
        return size();
    }

    @Override
    public Iterator<@Nullable Object> iterate(Rendering rendering) {
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < size();
            }

            @Override
            public Object next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return at(next++);
            }
        };
    }
}
