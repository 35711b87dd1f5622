/**
 * Takes evaluated values, names of attributes and arguments.
 * Gives what Python's operators, subscripts, attributes and methods give, within the sandbox.
 * Called by {@code dev.augury.jinja.run} and {@code dev.augury.jinja.builtin}.
 */
@NullMarked
package dev.augury.jinja.operate;

import org.jspecify.annotations.NullMarked;
