/**
 * Tests of merging.
 *
 * <p>Takes random words and tables; gives proof against the plain definition and a bound on the work; called by the build.
 */
@NullMarked
package dev.augury.model.token.merge;

import org.jspecify.annotations.NullMarked;
