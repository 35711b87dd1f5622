/**
 * The door.
 *
 * <p>Takes requests before and after they are tokenised; gives a place among those that wait, or a refusal that says what to do and when to come back; called
 * by the pipeline on any thread. It bounds requests and tokens that wait, and refuses by name what the engine cannot do.
 */
@NullMarked
package dev.augury.core.admit;

import org.jspecify.annotations.NullMarked;
