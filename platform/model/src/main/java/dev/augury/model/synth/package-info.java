/**
 * Random-weight models of any supported shape.
 *
 * <p>Takes an architecture, a shape, a tensor type, a vocabulary and a seed; gives a GGUF file that behaves like a trained model where it
 * matters to a server: it is never sure and never indifferent about the next token, and its attention picks. Called by the command line,
 * tests and benchmarks.
 */
@NullMarked
package dev.augury.model.synth;

import org.jspecify.annotations.NullMarked;
