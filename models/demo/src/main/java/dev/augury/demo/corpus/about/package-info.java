/**
 * Questions about Augury itself.
 *
 * <p>Takes a split and a source of chance; gives exchanges; called by the generator of the corpus.
 */
@NullMarked
package dev.augury.demo.corpus.about;

import org.jspecify.annotations.NullMarked;
