/**
 * The pipeline from the door to the stream, put together.
 *
 * <p>Takes requests and the parts of a host (engines, policies, predictors, limits); gives token events and outcomes; called by the server, by replays and by
 * tests. It imports all stages and no stage imports it.
 */
@NullMarked
package dev.augury.core.pipeline;

import org.jspecify.annotations.NullMarked;
