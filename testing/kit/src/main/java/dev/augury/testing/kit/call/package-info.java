/**
 * Doubles for calls and the contracts that every detector and every executor keeps.
 *
 * <p>Takes texts as a model writes them and calls to perform; gives detectors and executors that do what a script says or misbehave; called by tests of the
 * host, and by tests of plugins through {@link dev.augury.testing.kit.call.CallDetectorContract} and
 * {@link dev.augury.testing.kit.call.CallExecutorContract}.
 */
@NullMarked
package dev.augury.testing.kit.call;

import org.jspecify.annotations.NullMarked;
