/**
 * The border between Augury and its plugins: all that a plugin may see.
 *
 * <p>Takes plugins, which the host finds with {@link java.util.ServiceLoader} under {@link dev.augury.spi.Plugin}; gives
 * them their options, a context and views of the host's state; called by the host's loader and by every plugin. It imports
 * the JDK and JSpecify only. Views are interfaces, events are default-empty methods and values that plugins make come from
 * builders, so that a plugin compiled against this version runs in later hosts.
 */
@NullMarked
package dev.augury.spi;

import org.jspecify.annotations.NullMarked;
