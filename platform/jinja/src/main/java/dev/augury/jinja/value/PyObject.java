package dev.augury.jinja.value;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A value that a template may hold beside the Java values None (null), Boolean, Number, String, List and Map. */
public interface PyObject {

    /** Says that there is no such attribute or item; never reaches a template. */
    Object MISSING = new Object() {
        @Override
        public String toString() {
            return "missing";
        }
    };

    /** The name of its Python type, as errors show it. */
    String typeName();

    /** The name that an undefined attribute's error shows, for example {@code dict object}. */
    default String shownType() {
        return typeName() + " object";
    }

    /** The attribute of that name, or {@link #MISSING}. */
    default @Nullable Object attribute(String name, Rendering rendering) {
        return MISSING;
    }

    /** What printing it gives. */
    default String repr(Rendering rendering) {
        return "<" + typeName() + " object>";
    }

    default boolean truth() {
        return true;
    }

    /** Whether it can be walked through, and if so by {@link #iterate}. */
    default boolean iterable() {
        return false;
    }

    default Iterator<@Nullable Object> iterate(Rendering rendering) {
        throw PyError.type("'" + typeName() + "' object is not iterable");
    }

    /** Its length, or -1 where it has none. */
    default long length(Rendering rendering) {
        return -1;
    }
}
