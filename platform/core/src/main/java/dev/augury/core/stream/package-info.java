/**
 * Delivery to the client.
 *
 * <p>Takes the events of one request from the loop; gives them to the request's sink, in their order and never after the last; called by the loop through the
 * sink that a request carries. It makes no text: that is the reader's work.
 */
@NullMarked
package dev.augury.core.stream;

import org.jspecify.annotations.NullMarked;
