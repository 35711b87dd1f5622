package dev.augury.jinja.value;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A lazy sequence that can be walked once; each item counts as a step. */
public final class Generator implements PyObject {

    private final String typeName;
    private final String name;
    private final Iterator<? extends @Nullable Object> source;

    private Generator(String typeName, String name, Iterator<? extends @Nullable Object> source) {
        this.typeName = typeName;
        this.name = name;
        this.source = source;
    }

    /** What a Python generator function of that name gives. */
    public static Generator of(String name, Iterator<? extends @Nullable Object> source) {
        return new Generator("generator", name, source);
    }

    /** An iterator of another type, for example {@code list_reverseiterator}. */
    public static Generator iterator(String typeName, Iterator<? extends @Nullable Object> source) {
        return new Generator(typeName, "", source);
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public String repr(Rendering rendering) {
        return "<" + typeName + " object" + (name.isEmpty() ? "" : " " + name) + ">";
    }

    @Override
    public boolean iterable() {
        return true;
    }

    @Override
    public Iterator<@Nullable Object> iterate(Rendering rendering) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public @Nullable Object next() {
                rendering.step();
                return source.next();
            }
        };
    }
}
