/**
 * The memory of the KV cache.
 *
 * <p>Takes block ids that the host hands out; gives the places of keys and values within a block, and copies of whole blocks within and
 * between the tiers; called by the forward pass and by the engine. All memory is set aside before the first step: nothing here can fill up.
 */
@NullMarked
package dev.augury.engine.cpu.kv;

import org.jspecify.annotations.NullMarked;
