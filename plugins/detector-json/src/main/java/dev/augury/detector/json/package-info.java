/**
 * Calls as plain JSON, for models that have no form of their own: {@code {"name": …, "arguments": {…}}} or an array of such objects.
 *
 * <p>Takes an answer as it is written; gives its text without the calls, the calls, and what was meant as one and cannot be read; called by a sequence's reader
 * through the SPI.
 */
@NullMarked
package dev.augury.detector.json;

import org.jspecify.annotations.NullMarked;
