/**
 * Sentences with a name, a date and an amount, answered as JSON.
 *
 * <p>Takes a split and a source of chance; gives exchanges; called by the generator of the corpus.
 */
@NullMarked
package dev.augury.demo.corpus.extract;

import org.jspecify.annotations.NullMarked;
