/** The settings of the console. */
@NullMarked
package dev.augury.console;

import org.jspecify.annotations.NullMarked;
