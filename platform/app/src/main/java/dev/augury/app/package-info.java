/**
 * The product's entry.
 *
 * <p>Takes the command line; gives a serving host or a verb's output and an exit code; called by the {@code augury} script. The module also lays out the
 * distribution: {@code augury.jar}, {@code plugins.d/}, {@code verbs.d/}, {@code models/} and {@code jvm.options}.
 */
@NullMarked
package dev.augury.app;

import org.jspecify.annotations.NullMarked;
