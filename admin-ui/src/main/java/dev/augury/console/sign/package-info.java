/**
 * Signing in and out.
 *
 * <p>Takes names and passwords; gives sessions, whose cookie goes to the console's paths alone; called by Spring Security before every path of the console.
 */
@NullMarked
package dev.augury.console.sign;

import org.jspecify.annotations.NullMarked;
