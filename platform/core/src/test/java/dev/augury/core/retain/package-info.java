/**
 * Proofs of the package of the same name.
 *
 * <p>Takes nothing; gives failures that say what broke; called by the build.
 */
@NullMarked
package dev.augury.core.retain;

import org.jspecify.annotations.NullMarked;
