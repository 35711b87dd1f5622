/**
 * Errors as OpenAI's clients read them.
 *
 * <p>Takes exceptions of any stage; gives a status, headers and a body with the four keys message, type, param and code; called by the web and by streams
 * that fail midway.
 */
@NullMarked
package dev.augury.server.error;

import org.jspecify.annotations.NullMarked;
