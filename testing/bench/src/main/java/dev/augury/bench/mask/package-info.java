/**
 * How long masks of forced calls take.
 *
 * <p>Takes a vocabulary, of a file or made up; gives medians and high percentiles of what a constraint costs per token, in processor time; called by the command
 * {@code mask-speed}.
 */
@NullMarked
package dev.augury.bench.mask;

import org.jspecify.annotations.NullMarked;
