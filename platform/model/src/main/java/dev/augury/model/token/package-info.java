/**
 * Text to tokens and back, for the vocabularies that model files carry.
 *
 * <p>Takes the metadata of a model file and texts; gives a {@link dev.augury.model.token.Tokenizer} that encodes in time linear in practice
 * and decodes token by token without splitting a character; called by the host (door, text making, the {@code tokenize} verb), never by engines.
 */
@NullMarked
package dev.augury.model.token;

import org.jspecify.annotations.NullMarked;
