/**
 * The records that travel through the pipeline, and the one mutable scheduling state, the sequence.
 *
 * <p>Takes nothing; gives every stage its vocabulary: requests, verdicts, token events, outcomes; called by all stages, which import this package and
 * no other stage. Records and sealed types only, but for {@code Sequence} and its reader, which the loop of its lane alone touches.
 */
@NullMarked
package dev.augury.core.flow;

import org.jspecify.annotations.NullMarked;
