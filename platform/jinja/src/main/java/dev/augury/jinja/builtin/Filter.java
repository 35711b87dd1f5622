package dev.augury.jinja.builtin;

import dev.augury.jinja.value.Args;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Signature;
import org.jspecify.annotations.Nullable;

/** A filter. */
@FunctionalInterface
public interface Filter {

    @Nullable Object apply(Rendering rendering, @Nullable Object value, Args args);

    /** The work of a filter whose arguments are bound. */
    @FunctionalInterface
    interface Bound {
        @Nullable Object apply(Rendering rendering, @Nullable Object value, @Nullable Object[] args);
    }

    /** A filter with these parameters. */
    static Filter of(Signature signature, Bound body) {
        return (rendering, value, args) -> body.apply(rendering, value, signature.bind(args));
    }
}
