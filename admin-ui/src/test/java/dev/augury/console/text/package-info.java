/** How numbers are written. */
@NullMarked
package dev.augury.console.text;

import org.jspecify.annotations.NullMarked;
