/**
 * How fast an engine runs a model, without host, network or tokenizer.
 *
 * <p>Takes a model file and sizes; gives tokens per second of prefill and of decode at several widths; called by the command in
 * {@link dev.augury.bench.cli}.
 */
@NullMarked
package dev.augury.bench.speed;

import org.jspecify.annotations.NullMarked;
