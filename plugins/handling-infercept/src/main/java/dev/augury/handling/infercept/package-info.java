/**
 * The handling of InferCept (arXiv 2402.01869), evaluated over all paused calls before every step.
 *
 * <p>Takes paused calls, what is left of them by prediction or by the time they already took, and the costs of the machine; gives changes of handling and the order of
 * victims; called by the loop of a lane through the SPI.
 */
@NullMarked
package dev.augury.handling.infercept;

import org.jspecify.annotations.NullMarked;
