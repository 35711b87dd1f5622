/**
 * The equations of InferCept (arXiv 2402.01869) and LAMPS (arXiv 2410.18248), as arithmetic without state.
 *
 * <p>Takes token counts, seconds and the costs of a machine; gives wastes and areas in token-seconds, because the bytes per token are common to all of them and
 * never change a decision; called by the handling policies {@code infercept} and {@code lamps} and by the scheduler {@code lamps}, each of which carries this
 * jar in its folder.
 */
@NullMarked
package dev.augury.waste;

import org.jspecify.annotations.NullMarked;
