/**
 * Constraints: which tokens may come next in an answer.
 *
 * <p>Takes the tokens of a model and what an answer must be; gives the allowed next tokens and those that must come; called at the door (compiling) and by the
 * loop of a lane for every token of an answer that is constrained.
 */
@NullMarked
package dev.augury.spi.constrain;

import org.jspecify.annotations.NullMarked;
