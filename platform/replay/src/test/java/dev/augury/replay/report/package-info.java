/**
 * Tests of the package of that name.
 *
 * <p>Takes traces of its own; gives a verdict; called by the build.
 */
@NullMarked
package dev.augury.replay.report;

import org.jspecify.annotations.NullMarked;
