/**
 * Questions whose answer length follows from the prompt: counting, listing, repeating, reversing, spelling, stories.
 *
 * <p>Takes a split and a source of chance; gives exchanges; called by the generator of the corpus.
 */
@NullMarked
package dev.augury.demo.corpus.lengths;

import org.jspecify.annotations.NullMarked;
