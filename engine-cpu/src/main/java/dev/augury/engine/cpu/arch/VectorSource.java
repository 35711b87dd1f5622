package dev.augury.engine.cpu.arch;

import dev.augury.engine.cpu.kernel.EmbeddingTable;
import dev.augury.engine.cpu.kernel.Rows;
import dev.augury.engine.cpu.kernel.WeightType;
import java.lang.foreign.MemorySegment;

/**
 * A vector as it lies in the file.
 *
 * @param name name of the tensor
 * @param type element type, not quantised
 * @param length elements
 * @param data bytes
 */
public record VectorSource(String name, WeightType type, int length, MemorySegment data) {

    /** Reads the elements. */
    public float[] read() {
        Rows out = Rows.allocate(1, length);
        new EmbeddingTable(type, 1, length, data).read(0, out, 0);
        return out.values();
    }
}
