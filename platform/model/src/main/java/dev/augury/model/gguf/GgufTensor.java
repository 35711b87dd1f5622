package dev.augury.model.gguf;

import dev.augury.model.tensor.TensorType;
import dev.augury.spi.model.TensorView;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** A tensor of an open file. */
public final class GgufTensor implements TensorView {

    private final String name;
    private final TensorType type;
    private final long[] shape;
    private final MemorySegment data;

    GgufTensor(String name, TensorType type, long[] shape, MemorySegment data) {
        this.name = name;
        this.type = type;
        this.shape = shape;
        this.data = data;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String type() {
        return type.name();
    }

    /** Returns the element type. */
    public TensorType tensorType() {
        return type;
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** Returns the number of elements. */
    public long elements() {
        long elements = 1;
        for (long dimension : shape) {
            elements *= dimension;
        }
        return elements;
    }

    @Override
    public MemorySegment data() {
        return data;
    }

    @Override
    public String toString() {
        return name + " " + type + " " + Arrays.toString(shape);
    }
}
