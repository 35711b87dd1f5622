/**
 * What a call in mid-answer costs, beside the way of two requests.
 *
 * <p>Takes a model file and the sizes of answers, calls and memory; gives latencies, computed tokens and KV-seconds for each way to serve them; called by the
 * benchmarks' command line.
 */
@NullMarked
package dev.augury.bench.call;

import org.jspecify.annotations.NullMarked;
