/**
 * Training of the demo model.
 *
 * <p>Takes documents of tokens; gives weights, checkpoints and a learning curve; called by the verb {@code demo train} and by tests.
 */
@NullMarked
package dev.augury.demo.train;

import org.jspecify.annotations.NullMarked;
