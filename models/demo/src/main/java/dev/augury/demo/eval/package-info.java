/**
 * Judges the demo model: held-out questions, real tools, exact answers.
 *
 * <p>Takes a model and trials of the corpus; gives scores by skill, failures and whole dialogues to read, and the agreement with a peer; called by the verb
 * {@code demo eval} and by tests that train a miniature.
 */
@NullMarked
package dev.augury.demo.eval;

import org.jspecify.annotations.NullMarked;
