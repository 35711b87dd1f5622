/**
 * Native memory for weights and the KV cache.
 *
 * <p>Takes sizes; gives zeroed memory in huge pages where the system offers them, and says beforehand whether there is enough; called by
 * the engine while it loads.
 */
@NullMarked
package dev.augury.engine.cpu.memory;

import org.jspecify.annotations.NullMarked;
