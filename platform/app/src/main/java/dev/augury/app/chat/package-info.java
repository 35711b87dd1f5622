/**
 * A chat with a server of the OpenAI API.
 *
 * <p>Takes lines of a person or of a pipe and the address of a server; gives the streamed answers, the calls in them and their timings; called by the verb {@code chat}.
 */
@NullMarked
package dev.augury.app.chat;

import org.jspecify.annotations.NullMarked;
