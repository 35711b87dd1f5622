/**
 * Calls inside a generation, performed.
 *
 * <p>Takes the calls of paused sequences from the loop; gives a resumption for each pause, with the tokens that bring the responses to the model and a
 * prediction of what comes next; called by the loop through its port in flow, and by time. An executor that hangs, throws, floods or answers nothing costs its
 * call, never a sequence.
 */
@NullMarked
package dev.augury.core.intercept;

import org.jspecify.annotations.NullMarked;
