package dev.augury.spi.model;

import java.lang.foreign.MemorySegment;

/** One tensor of a model file. */
public interface TensorView {

    /** Returns the name, for example {@code blk.0.attn_q.weight}. */
    String name();

    /** Returns the name of the element type as GGUF writes it, for example {@code Q4_K}. */
    String type();

    /** Returns the dimensions, the contiguous one first: a matrix of {@code rows} × {@code columns} is {@code {columns, rows}}. */
    long[] shape();

    /** Returns the bytes as they lie in the file, read-only, little endian; valid as long as the source. */
    MemorySegment data();
}
