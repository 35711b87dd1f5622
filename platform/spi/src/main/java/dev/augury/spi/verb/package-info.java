/**
 * Verbs of the command line that other modules bring.
 *
 * <p>Takes nothing; gives command objects; called by the command line when a verb is not its own or help is printed.
 */
@NullMarked
package dev.augury.spi.verb;

import org.jspecify.annotations.NullMarked;
