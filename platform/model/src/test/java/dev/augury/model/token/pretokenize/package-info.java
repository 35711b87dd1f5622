/**
 * Tests of the pre-tokenizers.
 *
 * <p>Takes texts with the words that a person expects, and random texts with what the models' patterns find in them; gives proof that the
 * scanners find the same; called by the build.
 */
@NullMarked
package dev.augury.model.token.pretokenize;

import org.jspecify.annotations.NullMarked;
