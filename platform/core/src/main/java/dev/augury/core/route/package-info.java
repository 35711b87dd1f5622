/**
 * The choice of a lane.
 *
 * <p>Takes the name of a model as a client wrote it; gives the lane that serves it, or says which models there are; called by the pipeline on any thread.
 * With one lane per name there is nothing to weigh.
 */
@NullMarked
package dev.augury.core.route;

import org.jspecify.annotations.NullMarked;
