package dev.augury.engine.cpu.kernel;

/**
 * What a matrix multiplies with.
 *
 * @param main kernels of its form
 * @param mins kernels of form F32, for the mins of its groups
 * @param scratch working memory of each thread
 */
record KernelSets(KernelSet main, KernelSet mins, ThreadLocal<Scratch> scratch) {}
