/**
 * The reader at the door: prompts to tokens.
 *
 * <p>Takes a conversation, a text or token ids; gives token ids and what predictors want to know of their making; called by the pipeline off the loop. The
 * port is implemented over the model's chat template and tokenizer, and by doubles in tests.
 */
@NullMarked
package dev.augury.core.tokenize;

import org.jspecify.annotations.NullMarked;
