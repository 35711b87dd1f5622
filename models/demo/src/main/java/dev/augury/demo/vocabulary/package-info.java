/**
 * The vocabulary of the demo model: byte-level byte-pair encoding learned from the corpus.
 *
 * <p>Takes weighted texts and a size; gives tokens and merges as the metadata of a model file; called by the verb {@code demo vocabulary} and by
 * tests that train a miniature.
 */
@NullMarked
package dev.augury.demo.vocabulary;

import org.jspecify.annotations.NullMarked;
