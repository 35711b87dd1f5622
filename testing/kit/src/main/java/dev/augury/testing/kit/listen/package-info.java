/**
 * A double for listening and the contract that every listener keeps.
 *
 * <p>Takes events of requests; gives a listener that writes them down; called by tests of the host, and by tests of listeners through
 * {@link dev.augury.testing.kit.listen.ServingListenerContract}.
 */
@NullMarked
package dev.augury.testing.kit.listen;

import org.jspecify.annotations.NullMarked;
