/**
 * Calls as Llama 3 writes them: {@code {"name": …, "parameters": {…}}} as the whole answer, and {@code <|python_tag|>} with JSON or {@code name.call(key="value")}.
 *
 * <p>Takes an answer as it is written; gives its text without the calls, the calls, and what was meant as one and cannot be read; called by a sequence's reader
 * through the SPI.
 */
@NullMarked
package dev.augury.detector.llama3;

import org.jspecify.annotations.NullMarked;
