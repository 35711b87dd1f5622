/**
 * Answers in OpenAI's shapes.
 *
 * <p>Takes token events; gives the records that become JSON bodies and stream chunks; called by the web.
 */
@NullMarked
package dev.augury.server.answer;

import org.jspecify.annotations.NullMarked;
