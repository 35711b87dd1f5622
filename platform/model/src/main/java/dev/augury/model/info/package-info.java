/**
 * The description of a model file.
 *
 * <p>Takes an open file; gives its sizes, types, tokenizer and template, and what of it is not supported and why, as a record and as text.
 * Called by the command line's {@code model info} and by the console.
 */
@NullMarked
package dev.augury.model.info;

import org.jspecify.annotations.NullMarked;
