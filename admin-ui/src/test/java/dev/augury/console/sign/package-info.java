/** Who may try to sign in. */
@NullMarked
package dev.augury.console.sign;

import org.jspecify.annotations.NullMarked;
