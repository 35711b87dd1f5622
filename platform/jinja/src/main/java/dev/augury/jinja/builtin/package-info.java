/**
 * Takes a value and the arguments of a filter, test or global function.
 * Gives the whole built-in list of Jinja2 3.1.6, with Transformers' {@code tojson}, {@code raise_exception} and {@code strftime_now}.
 * Called by {@code dev.augury.jinja.run}, by name.
 */
@NullMarked
package dev.augury.jinja.builtin;

import org.jspecify.annotations.NullMarked;
