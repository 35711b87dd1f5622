/**
 * Time as production has it.
 *
 * <p>Takes messages to deliver later and blocking work; gives a monotonic clock; called by core.
 */
@NullMarked
package dev.augury.server.time;

import org.jspecify.annotations.NullMarked;
