/**
 * Model files as one thing.
 *
 * <p>Takes the path of a GGUF file; gives an engine's view of it and its tokenizer; called by the host's assembly, the verbs and the benchmarks.
 */
@NullMarked
package dev.augury.model;

import org.jspecify.annotations.NullMarked;
