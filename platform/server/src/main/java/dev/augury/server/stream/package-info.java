/**
 * Delivery of a request's events.
 *
 * <p>Takes token events on a lane's thread; gives them to the network's threads, bounded; called by the web, one exchange per HTTP request.
 */
@NullMarked
package dev.augury.server.stream;

import org.jspecify.annotations.NullMarked;
