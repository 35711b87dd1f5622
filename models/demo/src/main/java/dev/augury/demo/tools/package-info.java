/**
 * The tools that the demo model calls: a calculator, a clock and the catalog of a small shop.
 *
 * <p>Takes a tool's name and a JSON object of arguments; gives the text of its response; called by the corpus, by the evaluation and by the verbs.
 */
@NullMarked
package dev.augury.demo.tools;

import org.jspecify.annotations.NullMarked;
