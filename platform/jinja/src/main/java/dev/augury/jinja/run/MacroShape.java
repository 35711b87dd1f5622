package dev.augury.jinja.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a macro or call block before it runs.
 *
 * @param name null for a call block
 * @param arguments the declared parameters
 * @param caller whether the body uses {@code caller}
 * @param kwargs whether the body takes other named arguments
 * @param varargs whether the body takes other positional arguments
 * @param slots of the parameters, then of caller, kwargs and varargs as far as they are used without being declared
 */
record MacroShape(@Nullable String name, List<String> arguments, boolean caller, boolean kwargs, boolean varargs, int[] slots, Scope.Unit unit, Action body) {}
