package dev.augury.model.gguf;

import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * An array of metadata as a list that decodes an element when it is asked for it, so that a vocabulary of 150,000 strings costs nothing
 * until it is used. Everything in it was checked when the file was opened. Valid as long as the file is open.
 */
public final class GgufArray extends AbstractList<Object> implements RandomAccess {

    /** One element in that many of varying length has its place noted; the others are found by walking from there. */
    static final int STRIDE = 8;

    private final Path path;
    private final MemorySegment file;
    private final GgufValueType type;
    private final long start;
    private final long[] marks;
    private final int size;

    private GgufArray(Path path, MemorySegment file, GgufValueType type, long start, long[] marks, int size) {
        this.path = path;
        this.file = file;
        this.type = type;
        this.start = start;
        this.marks = marks;
        this.size = size;
    }

    static GgufArray ofScalars(Path path, MemorySegment file, GgufValueType type, long start, int size) {
        return new GgufArray(path, file, type, start, new long[0], size);
    }

    static GgufArray ofVarying(Path path, MemorySegment file, GgufValueType type, long[] marks, int size) {
        return new GgufArray(path, file, type, 0, marks, size);
    }

    static int marks(int count) {
        return (int) ((count + (long) STRIDE - 1) / STRIDE);
    }

    /** Returns the type of the elements as the file has it. */
    public GgufValueType elementType() {
        return type;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Object get(int index) {
        Objects.checkIndex(index, size);
        if (type.bytes() > 0) {
            return GgufCursor.scalar(file, type, start + (long) index * type.bytes());
        }
        GgufCursor cursor = new GgufCursor(path, file, marks[index / STRIDE]);
        try {
            for (int i = index % STRIDE; i > 0; i--) {
                cursor.skip(type, 2);
            }
            return cursor.value(type);
        } catch (GgufException e) {
            throw new UncheckedIOException("The file changed while it was open", e);
        }
    }
}
