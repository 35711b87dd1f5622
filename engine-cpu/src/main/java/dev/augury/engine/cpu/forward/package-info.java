/**
 * One ragged step through the model.
 *
 * <p>Takes a plan, cut into slices of bounded size; gives keys and values in their blocks and an answer to every want; called by the
 * engine, on all workers of its team at once: every worker runs the same phases, with barriers between them, and claims rows, panels or
 * heads within them. The bits of a row depend on the row alone.
 */
@NullMarked
package dev.augury.engine.cpu.forward;

import org.jspecify.annotations.NullMarked;
