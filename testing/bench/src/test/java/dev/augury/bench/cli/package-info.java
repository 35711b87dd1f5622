/**
 * Tests of the benchmarks' command line.
 *
 * <p>Takes arguments; gives proof of exit codes and messages; called by the build.
 */
@NullMarked
package dev.augury.bench.cli;

import org.jspecify.annotations.NullMarked;
