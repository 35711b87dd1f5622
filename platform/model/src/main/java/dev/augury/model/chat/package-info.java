/**
 * A model's chat template, from a conversation to the text of its prompt.
 *
 * <p>Takes the template and the begin and end tokens of a model file as strings, and for each request its messages, tools and switches; gives the
 * prompt's text exactly as Transformers' {@code apply_chat_template} gives it, or an error that says what to do; called by the host at its door.
 */
@NullMarked
package dev.augury.model.chat;

import org.jspecify.annotations.NullMarked;
