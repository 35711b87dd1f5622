/**
 * Calls as Hermes and Qwen write them: {@code <tool_call>{"name": …, "arguments": {…}}</tool_call>}.
 *
 * <p>Takes an answer as it is written; gives its text without the calls, the calls, and what was meant as one and cannot be read; called by a sequence's reader
 * through the SPI.
 */
@NullMarked
package dev.augury.detector.hermes;

import org.jspecify.annotations.NullMarked;
