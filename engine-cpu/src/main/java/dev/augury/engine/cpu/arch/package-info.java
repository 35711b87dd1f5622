/**
 * What the engine knows of model architectures.
 *
 * <p>Takes the metadata and tensor list of a model file; gives its sizes, its rotation rule and its tensors by role, or every reason why
 * this engine cannot run it; called by the factory before and while it loads. Nothing in a file that could change the arithmetic is
 * passed over: unknown keys and tensors are reasons too.
 */
@NullMarked
package dev.augury.engine.cpu.arch;

import org.jspecify.annotations.NullMarked;
