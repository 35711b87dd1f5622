package dev.augury.jinja.value;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** An immutable tuple; its items may have names. */
public final class PyTuple extends AbstractList<@Nullable Object> implements RandomAccess {

    private final List<String> names;
    private final @Nullable Object[] items;

    private PyTuple(List<String> names, @Nullable Object[] items) {
        this.names = names;
        this.items = items;
    }

    public static PyTuple of(@Nullable Object... items) {
        return new PyTuple(List.of(), items.clone());
    }

    /** A tuple whose items can be read as attributes too, one name for each. */
    public static PyTuple named(List<String> names, @Nullable Object... items) {
        return new PyTuple(names, items.clone());
    }

    /** The item of that name, or {@link PyObject#MISSING}. */
    public @Nullable Object named(String name) {
        int at = names.indexOf(name);
        return at < 0 ? PyObject.MISSING : items[at];
    }

    public static PyTuple copyOf(Collection<? extends @Nullable Object> items) {
        return new PyTuple(List.of(), items.toArray());
    }

    @Override
    public @Nullable Object get(int index) {
        return items[index];
    }

    @Override
    public int size() {
        return items.length;
    }
}
