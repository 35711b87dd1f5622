/**
 * Tests of the whole house.
 *
 * <p>Takes the compiled modules and the distribution that {@code app} lays out; gives proof that the map's directions hold and that the product works as a user
 * meets it; called by the build, last.
 */
@NullMarked
package dev.augury.testing.system;

import org.jspecify.annotations.NullMarked;
