/** What the page on scheduling shows. */
@NullMarked
package dev.augury.console.scheduling;

import org.jspecify.annotations.NullMarked;
