/** Who may try to sign in. */
@NullMarked
package dev.augury.console.frame;

import org.jspecify.annotations.NullMarked;
