/**
 * History: what became of every request, for the console to replay and for predictors to learn from.
 *
 * <p>Takes outcomes from core's port; gives rows in the database, or lines in a bounded file while it is away; called by the loops, which it never holds up.
 */
@NullMarked
package dev.augury.store.history;

import org.jspecify.annotations.NullMarked;
