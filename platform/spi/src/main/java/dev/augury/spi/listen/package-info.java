/**
 * Listening: being told what the host does.
 *
 * <p>Takes events of requests; gives nothing; called by the host off the loop, in order per request. A listener that is slow loses events, which is counted.
 */
@NullMarked
package dev.augury.spi.listen;

import org.jspecify.annotations.NullMarked;
