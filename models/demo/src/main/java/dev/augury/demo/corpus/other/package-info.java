/**
 * Greetings, and questions that the demo model cannot answer.
 *
 * <p>Takes a split and a source of chance; gives exchanges; called by the generator of the corpus.
 */
@NullMarked
package dev.augury.demo.corpus.other;

import org.jspecify.annotations.NullMarked;
