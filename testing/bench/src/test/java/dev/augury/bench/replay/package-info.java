/** The file of a series. */
@NullMarked
package dev.augury.bench.replay;

import org.jspecify.annotations.NullMarked;
