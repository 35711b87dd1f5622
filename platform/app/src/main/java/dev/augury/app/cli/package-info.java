/**
 * The verbs of the command line.
 *
 * <p>Takes arguments and settings; gives text on standard output, errors on standard error and an exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted; called
 * by the product's entry. A flag stands on a key under {@code augury.}, which its help names, so that file, environment and flag set the same thing.
 */
@NullMarked
package dev.augury.app.cli;

import org.jspecify.annotations.NullMarked;
