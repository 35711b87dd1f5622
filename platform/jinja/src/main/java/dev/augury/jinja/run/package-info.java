/**
 * Takes the syntax tree of a template.
 * Gives a program whose names are slots, found as Jinja2's compiler finds them, and runs it on a context.
 * Called by {@link dev.augury.jinja.Template}.
 */
@NullMarked
package dev.augury.jinja.run;

import org.jspecify.annotations.NullMarked;
