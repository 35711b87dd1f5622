/** Values of the configuration that cannot be meant. */
@NullMarked
package dev.augury.server.setting;

import org.jspecify.annotations.NullMarked;
