/**
 * GGUF model files, read over memory mapping and written.
 *
 * <p>Takes a path, or metadata and tensors; gives checked metadata and named tensors as read-only memory, or a file. Called by everything
 * that opens a model: the tokenizers, the engines' loaders, the description of a model and the maker of random ones.
 */
@NullMarked
package dev.augury.model.gguf;

import org.jspecify.annotations.NullMarked;
