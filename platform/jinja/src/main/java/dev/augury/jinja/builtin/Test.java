package dev.augury.jinja.builtin;

import dev.augury.jinja.value.Args;
import dev.augury.jinja.value.Rendering;
import org.jspecify.annotations.Nullable;

/** A test. */
@FunctionalInterface
public interface Test {

    boolean test(Rendering rendering, @Nullable Object value, Args args);
}
