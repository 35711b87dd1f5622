/**
 * The cutting of a text into words before byte-pair merging.
 *
 * <p>Takes a text as code points and the name that a model file gives to its pre-tokenizer; gives the ends of the words, found by linear
 * scanners instead of backtracking expressions; called by the byte-pair tokenizer of {@code dev.augury.model.token}.
 */
@NullMarked
package dev.augury.model.token.pretokenize;

import org.jspecify.annotations.NullMarked;
