/**
 * The judge: engine-cpu against a peer that others wrote.
 *
 * <p>Takes the path of a llama.cpp server and synthetic models; gives a table of distances between next-token distributions, and proof that the judge would see
 * typical mistakes; called from the command line. Skips with a sentence when no peer is given.
 */
@NullMarked
package dev.augury.bench.judge;

import org.jspecify.annotations.NullMarked;
