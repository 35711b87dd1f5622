/**
 * The verbs of the demo model.
 *
 * <p>Takes arguments of {@code augury demo}; gives text on standard output, errors on standard error and an exit code; called by the command line, which finds
 * them with {@code ServiceLoader}.
 */
@NullMarked
package dev.augury.demo.cli;

import org.jspecify.annotations.NullMarked;
