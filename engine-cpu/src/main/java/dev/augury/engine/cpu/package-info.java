/**
 * The CPU engine: Vector API kernels, a fixed team of threads, paged KV in native memory.
 *
 * <p>Takes a model file and options from the host; gives an {@link dev.augury.spi.engine.Engine} that runs ragged steps whose bits depend
 * on each row alone; called by the host's loader through {@link dev.augury.engine.cpu.CpuPlugin}.
 */
@NullMarked
package dev.augury.engine.cpu;

import org.jspecify.annotations.NullMarked;
