/**
 * Tests of the judge that need no peer.
 *
 * <p>Takes small random models; gives proof that the judge measures what it says and sees typical faults; called by the build.
 */
@NullMarked
package dev.augury.bench.judge;

import org.jspecify.annotations.NullMarked;
