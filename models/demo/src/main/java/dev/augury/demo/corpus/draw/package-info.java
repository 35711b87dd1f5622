/**
 * Sheets of phrasings and values, and the draw that keeps the two halves of the corpus apart.
 *
 * <p>Takes text resources, a split and a source of chance; gives phrasings and values of that half alone; called by the lessons.
 */
@NullMarked
package dev.augury.demo.corpus.draw;

import org.jspecify.annotations.NullMarked;
