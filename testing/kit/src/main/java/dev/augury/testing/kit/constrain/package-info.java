/**
 * Doubles for token constraints and the contract that every one keeps.
 *
 * <p>Takes a vocabulary of bytes and words and demands for calls; gives constraints that do what a script says or misbehave; called by tests of the host, and by
 * tests of plugins through {@link dev.augury.testing.kit.constrain.TokenConstraintContract}.
 */
@NullMarked
package dev.augury.testing.kit.constrain;

import org.jspecify.annotations.NullMarked;
