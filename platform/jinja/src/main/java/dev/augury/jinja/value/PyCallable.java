package dev.augury.jinja.value;

import org.jspecify.annotations.Nullable;

/** Anything a template can call. */
public interface PyCallable extends PyObject {

    @Nullable Object call(Rendering rendering, Args args);

    @Override
    default String typeName() {
        return "builtin_function_or_method";
    }
}
