/**
 * Calls: finding them in the stream of tokens, and performing them.
 *
 * <p>Takes the text that a sequence generates, and calls to perform; gives the calls found and their responses; called by a sequence's reader on the loop
 * (detection) and by the host off the loop (execution).
 */
@NullMarked
package dev.augury.spi.call;

import org.jspecify.annotations.NullMarked;
