package dev.augury.jinja.operate;

import dev.augury.jinja.text.BraceFormat;
import dev.augury.jinja.value.DictKey;
import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.PyRange;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Strings;
import dev.augury.jinja.value.Undefined;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attributes and items of values: {@code a.b} looks for the attribute first, {@code a['b']} for the item. */
public final class Members {

    /** Attributes that every Python object has; they exist, and the sandbox hides them. */
    private static final Set<String> INTERNAL = Set.of("__class__", "__dict__", "__doc__", "__module__", "__init__", "__new__", "__eq__", "__ne__",
            "__lt__", "__le__", "__gt__", "__ge__", "__hash__", "__repr__", "__str__", "__format__", "__getattribute__", "__setattr__",
            "__delattr__", "__dir__", "__sizeof__", "__reduce__", "__reduce_ex__", "__init_subclass__", "__subclasshook__");
    private static final Set<String> CONTAINER = Set.of("__len__", "__iter__", "__contains__", "__getitem__");

    private static final BraceFormat.Lookup LOOKUP = new BraceFormat.Lookup() {
        @Override
        public @Nullable Object attribute(@Nullable Object owner, String name, Rendering rendering) {
            return Members.attribute(owner, name, rendering);
        }

        @Override
        public @Nullable Object item(@Nullable Object owner, @Nullable Object index, Rendering rendering) {
            return Members.item(owner, index, rendering);
        }
    };

    private Members() {}

    static BraceFormat.Lookup lookup() {
        return LOOKUP;
    }

    /** {@code owner.name}; Undefined where there is none, an error if the owner is undefined itself. */
    public static @Nullable Object attribute(@Nullable Object owner, String name, Rendering rendering) {
        Object value = ownAttribute(owner, name, rendering);
        if (value != PyObject.MISSING) {
            return value;
        }
        if (owner instanceof Map<?, ?> map) {
            value = DictKey.lookup(map, name);
            if (value != PyObject.MISSING) {
                return value;
            }
        }
        return Undefined.member(owner, name, rendering);
    }

    /** {@code owner[index]}; Undefined where there is none, an error if the owner is undefined itself. */
    public static @Nullable Object item(@Nullable Object owner, @Nullable Object index, Rendering rendering) {
        Object value = ownItem(owner, index, rendering);
        if (value != PyObject.MISSING) {
            return value;
        }
        String name = Strings.textOrNull(index);
        if (name != null) {
            value = ownAttribute(owner, name, rendering);
            if (value != PyObject.MISSING) {
                return value;
            }
        }
        return Undefined.member(owner, index, rendering);
    }

    /** The attribute alone, without looking at items: what the filter {@code attr} reads. MISSING where there is none. */
    public static @Nullable Object ownAttribute(@Nullable Object owner, String name, Rendering rendering) {
        if (name.startsWith("_") && (INTERNAL.contains(name) || CONTAINER.contains(name) && Iteration.iterable(owner))) {
            return Undefined.unsafe(owner, name);
        }
        if (owner instanceof Undefined undefined) {
            throw undefined.error();
        }
        return switch (owner) {
            case Map<?, ?> map -> DictMethods.of(map, name);
            case String text -> StringMethods.of(text, name);
            case PyTuple tuple -> ListMethods.of(tuple, name);
            case List<?> list -> ListMethods.of(list, name);
            case Markup markup -> MarkupMethods.of(markup, name);
            case PyObject object -> object.attribute(name, rendering);
            case null -> PyObject.MISSING;
            default -> NumberMethods.of(owner, name);
        };
    }

    private static @Nullable Object ownItem(@Nullable Object owner, @Nullable Object index, Rendering rendering) {
        if (owner instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (owner instanceof Map<?, ?> map) {
            if (index instanceof Map || index instanceof List && !(index instanceof PyTuple)) {
                return PyObject.MISSING;
            }
            return DictKey.lookup(map, DictKey.of(index));
        }
        if (index == null || !Numbers.isIntegral(index)) {
            return PyObject.MISSING;
        }
        long at = Numbers.index(index);
        return switch (owner) {
            case List<?> list -> inside(at, list.size()) ? list.get((int) position(at, list.size())) : PyObject.MISSING;
            case PyRange range -> inside(at, range.size()) ? (Object) range.at(position(at, range.size())) : PyObject.MISSING;
            case String text -> character(text, at);
            case Markup markup -> {
                Object character = character(markup.text(), at);
                yield character instanceof String text ? new Markup(text) : character;
            }
            case null, default -> PyObject.MISSING;
        };
    }

    private static boolean inside(long index, long size) {
        return index < size && index >= -size;
    }

    private static long position(long index, long size) {
        return index < 0 ? index + size : index;
    }

    private static Object character(String text, long index) {
        int size = Strings.length(text);
        if (!inside(index, size)) {
            return PyObject.MISSING;
        }
        int at = (int) position(index, size);
        return Strings.slice(text, at, at + 1);
    }
}
