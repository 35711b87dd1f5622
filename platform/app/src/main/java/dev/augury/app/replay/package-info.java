/**
 * Replays with the plugins of the distribution.
 *
 * <p>Takes names of plugins and their options, as a host's configuration has them, and the size of a machine; gives runs of {@code platform/replay}; called by the
 * verb {@code bench replay}. Plugins come through the loader, as they do when the host serves.
 */
@NullMarked
package dev.augury.app.replay;

import org.jspecify.annotations.NullMarked;
