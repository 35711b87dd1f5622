/**
 * What the demo model is taught: dialogues made from templates and word lists.
 *
 * <p>Takes a seed and an index; gives dialogues, and trials with their expected answers; called by training and by the evaluation.
 */
@NullMarked
package dev.augury.demo.corpus;

import org.jspecify.annotations.NullMarked;
