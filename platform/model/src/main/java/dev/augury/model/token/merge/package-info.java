/**
 * The merging of symbol pairs that byte-pair encoding and SentencePiece have in common.
 *
 * <p>Takes a table of mergeable pairs with ranks and a word as symbols; gives the symbols left when nothing merges any more, in
 * O(n log n); called by the tokenizers of {@code dev.augury.model.token} only.
 */
@NullMarked
package dev.augury.model.token.merge;

import org.jspecify.annotations.NullMarked;
