/**
 * Calls as Mistral's models write them: {@code [TOOL_CALLS] [{"name": …, "arguments": {…}}]} and {@code [TOOL_CALLS]name[ARGS]{…}}.
 *
 * <p>Takes an answer as it is written; gives its text without the calls, the calls, and what was meant as one and cannot be read; called by a sequence's reader
 * through the SPI.
 */
@NullMarked
package dev.augury.detector.mistral;

import org.jspecify.annotations.NullMarked;
