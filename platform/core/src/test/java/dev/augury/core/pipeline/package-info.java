/**
 * Proofs of the whole pipeline in simulated time.
 *
 * <p>Takes a host, an engine that answers from what really lies in its blocks, and traffic made from a seed; gives failures that print the seed; called by the
 * build.
 */
@NullMarked
package dev.augury.core.pipeline;

import org.jspecify.annotations.NullMarked;
