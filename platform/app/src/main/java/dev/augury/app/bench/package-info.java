/**
 * Measuring a server and an engine from outside.
 *
 * <p>Takes the address of any server with the OpenAI API, or a model file; gives latencies and rates as tables; called by the {@code bench} verbs. The same client
 * measures Augury and its peers, so that a comparison compares servers and not clients.
 */
@NullMarked
package dev.augury.app.bench;

import org.jspecify.annotations.NullMarked;
