/**
 * Proofs of the package of the same name.
 *
 * <p>Takes nothing; gives failures that say what broke; called by the build.
 */
@NullMarked
package dev.augury.core.admit;

import org.jspecify.annotations.NullMarked;
