/**
 * The commands of the benchmarks.
 *
 * <p>Takes command lines; gives tables on standard output; called by hand and by the scripts that fill {@code docs/BENCHMARKS.md}.
 */
@NullMarked
package dev.augury.bench.cli;

import org.jspecify.annotations.NullMarked;
