package dev.augury.engine.cpu.arch;

import dev.augury.engine.cpu.kernel.WeightType;
import java.lang.foreign.MemorySegment;

/**
 * A weight matrix as it lies in the file: a whole tensor, or neighbouring rows of one.
 *
 * @param name name of the tensor
 * @param type element type
 * @param rows output rows
 * @param columns input columns
 * @param data the rows' bytes
 */
public record MatrixSource(String name, WeightType type, int rows, int columns, MemorySegment data) {

    /** The matrix of {@code count} rows from {@code from} on. */
    MatrixSource rows(int from, int count) {
        long rowBytes = type.rowBytes(columns);
        return new MatrixSource(name, type, count, columns, data.asSlice(from * rowBytes, count * rowBytes));
    }
}
