/**
 * Calls that the server performs, over HTTP.
 *
 * <p>Takes requests that enable tools; gives what a client sees of calls in mid-answer; called by the build.
 */
@NullMarked
package dev.augury.server.call;

import org.jspecify.annotations.NullMarked;
