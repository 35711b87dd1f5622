/**
 * Requests of OpenAI's API, checked.
 *
 * <p>Takes JSON bodies; gives {@code ServeRequest}s of core, or an error that names the parameter at fault; called by the web. Every member of a body is read or
 * refused, none is ignored.
 */
@NullMarked
package dev.augury.server.ask;

import org.jspecify.annotations.NullMarked;
