/**
 * Takes Java values of a context and values that a template makes.
 * Gives their Python meaning: type names, truth, equality, order, iteration, text, and the errors Python would raise.
 * Called by every other package of the interpreter.
 */
@NullMarked
package dev.augury.jinja.value;

import org.jspecify.annotations.NullMarked;
