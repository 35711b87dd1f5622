/**
 * How long a plan of the LAMPS scheduler takes with long queues.
 *
 * <p>Takes numbers of waiting requests and forms of the scheduler; gives medians and high percentiles of one plan, measured with JMH; called by the command
 * {@code plan-speed}.
 */
@NullMarked
package dev.augury.bench.plan;

import org.jspecify.annotations.NullMarked;
