package dev.augury.jinja.value;

import dev.augury.jinja.JinjaRenderException.Kind;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A value that is not there. It prints nothing, is empty and false; any other use is the error it carries. */
public final class Undefined implements PyCallable {

    private final Kind kind;
    private final String message;

    private Undefined(Kind kind, String message) {
        this.kind = kind;
        this.message = message;
    }

    /** A name that the context does not hold. */
    public static Undefined name(String name) {
        return hint(Repr.quote(name) + " is undefined");
    }

    /** With a message of its own. */
    public static Undefined hint(String message) {
        return new Undefined(Kind.UNDEFINED, message);
    }

    /** An attribute or item that the object does not have. */
    public static Undefined member(@Nullable Object owner, @Nullable Object name, Rendering rendering) {
        String shown = Types.shown(owner);
        if (name instanceof String text) {
            return hint("'" + shown + "' has no attribute " + Repr.quote(text));
        }
        return hint(shown + " has no element " + Repr.of(name, rendering));
    }

    /** An attribute that exists but that the sandbox hides. */
    public static Undefined unsafe(@Nullable Object owner, String name) {
        return new Undefined(Kind.SECURITY, "access to attribute " + Repr.quote(name) + " of '" + Types.name(owner) + "' object is unsafe.");
    }

    /** The error of using it. */
    public PyError error() {
        return new PyError(kind, message);
    }

    @Override
    public String typeName() {
        return "Undefined";
    }

    @Override
    public String shownType() {
        return "jinja2.runtime.Undefined object";
    }

    @Override
    public @Nullable Object attribute(String name, Rendering rendering) {
        throw error();
    }

    @Override
    public @Nullable Object call(Rendering rendering, Args args) {
        throw error();
    }

    @Override
    public String repr(Rendering rendering) {
        return "Undefined";
    }

    @Override
    public boolean truth() {
        return false;
    }

    @Override
    public boolean iterable() {
        return true;
    }

    @Override
    public Iterator<@Nullable Object> iterate(Rendering rendering) {
        return Collections.emptyIterator();
    }

    @Override
    public long length(Rendering rendering) {
        return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Undefined;
    }

    @Override
    public int hashCode() {
        return Undefined.class.hashCode();
    }
}
