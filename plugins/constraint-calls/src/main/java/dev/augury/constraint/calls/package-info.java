/**
 * Keeps an answer to calls: the form in which the model writes one, and arguments of the shape that the tool's JSON Schema asks for.
 *
 * <p>Takes the tokens of a model and the calls among which it must choose; gives masks, computed over a trie of all tokens and kept by state, and the tokens that
 * must come; called by the host at the door and by the loop of a lane, through the SPI.
 */
@NullMarked
package dev.augury.constraint.calls;

import org.jspecify.annotations.NullMarked;
