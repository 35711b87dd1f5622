/**
 * The model as an engine sees it.
 *
 * <p>Takes an opened model file from the host; gives its metadata, its tensors as read-only memory and the bytes of its tokens;
 * called by engines and by predictors that need the vocabulary. Engines have no tokenizer: text is made in the host.
 */
@NullMarked
package dev.augury.spi.model;

import org.jspecify.annotations.NullMarked;
