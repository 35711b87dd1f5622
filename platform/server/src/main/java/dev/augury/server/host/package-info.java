/**
 * Putting a host together.
 *
 * <p>Takes the configuration, the plugins and the model files; gives the serving pipeline and what the web wants to know of its models; called once at start.
 */
@NullMarked
package dev.augury.server.host;

import org.jspecify.annotations.NullMarked;
