/**
 * Takes the source of a chat template and, for each render, a context of maps, lists, strings, numbers and booleans.
 * Gives the text that Python's Jinja2 gives when configured as Hugging Face Transformers configures it, or an error that names line and construct.
 * Called by {@code dev.augury.model.chat}; knows nothing of models.
 */
@NullMarked
package dev.augury.jinja;

import org.jspecify.annotations.NullMarked;
