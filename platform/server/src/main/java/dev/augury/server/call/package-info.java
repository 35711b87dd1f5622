/**
 * The tools of the operator.
 *
 * <p>Takes the executors that the host was configured with and the limits of calls; gives their declarations by name; called by the readers of requests and by
 * the host when it opens lanes.
 */
@NullMarked
package dev.augury.server.call;

import org.jspecify.annotations.NullMarked;
