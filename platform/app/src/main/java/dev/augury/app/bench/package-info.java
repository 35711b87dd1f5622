/**
 * Measuring a server from outside.
 *
 * <p>Takes the address of any server with the OpenAI API; gives latencies and rates; called by the verb {@code bench load}. The same client measures Augury and its
 * peers, so that a comparison compares servers and not clients.
 */
@NullMarked
package dev.augury.app.bench;

import org.jspecify.annotations.NullMarked;
