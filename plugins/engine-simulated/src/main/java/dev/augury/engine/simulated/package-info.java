/**
 * An engine whose steps take modelled time and whose tokens are drawn by a hash.
 *
 * <p>Takes plans of steps for any model; gives deterministic tokens and lets the time pass that its cost model says; called by the loop of a lane through
 * the SPI. With a virtual clock behind the context, the same loop, policies and pool run a day of traffic in seconds.
 */
@NullMarked
package dev.augury.engine.simulated;

import org.jspecify.annotations.NullMarked;
