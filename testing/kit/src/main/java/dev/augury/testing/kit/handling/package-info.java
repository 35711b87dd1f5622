/**
 * Doubles for handling and the contract that every handling policy keeps.
 *
 * <p>Takes calls under way of a scripted lane; gives handling policies that say what a script says or misbehave; called by tests of the host, and by tests of
 * handling policies through {@link dev.augury.testing.kit.handling.HandlingPolicyContract}.
 */
@NullMarked
package dev.augury.testing.kit.handling;

import org.jspecify.annotations.NullMarked;
