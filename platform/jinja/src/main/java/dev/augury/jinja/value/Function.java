package dev.augury.jinja.value;

import org.jspecify.annotations.Nullable;

/** A named function of ours, for example a global or a bound method. */
public final class Function implements PyCallable {

    /** The work of a function. */
    @FunctionalInterface
    public interface Body {
        @Nullable Object call(Rendering rendering, Args args);
    }

    private final String name;
    private final Body body;

    public Function(String name, Body body) {
        this.name = name;
        this.body = body;
    }

    @Override
    public @Nullable Object call(Rendering rendering, Args args) {
        return body.call(rendering, args);
    }

    @Override
    public String repr(Rendering rendering) {
        return "<function " + name + ">";
    }
}
