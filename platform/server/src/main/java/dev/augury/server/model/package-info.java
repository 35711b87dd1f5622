/**
 * The models that this host serves, as the web sees them.
 *
 * <p>Takes prompts; gives token ids and names; called by the web and implemented where the pipeline is put together.
 */
@NullMarked
package dev.augury.server.model;

import org.jspecify.annotations.NullMarked;
