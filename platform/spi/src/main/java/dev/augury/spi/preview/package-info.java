/**
 * Extension points that no real plugin has proved yet.
 *
 * <p>Takes and gives what each type says; called by nobody so far: the host refuses by name a configuration that chooses one. They are documented so that
 * plugin authors see where the border will grow, and may change without a new version.
 */
@NullMarked
package dev.augury.spi.preview;

import org.jspecify.annotations.NullMarked;
