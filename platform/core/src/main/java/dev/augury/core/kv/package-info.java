/**
 * The memory of a lane as numbers: block pool, prefix index and tiers.
 *
 * <p>Takes sequences and the tokens they shall compute; gives block ids, copies to carry out and counts, while the memory itself belongs to the engine; called
 * by plan and loop on the loop's thread. Full blocks are named by chained hashes and found again after their sequence is over.
 */
@NullMarked
package dev.augury.core.kv;

import org.jspecify.annotations.NullMarked;
