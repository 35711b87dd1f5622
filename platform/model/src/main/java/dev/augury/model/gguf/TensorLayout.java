package dev.augury.model.gguf;

import dev.augury.model.tensor.TensorType;
import java.util.List;

/**
 * A tensor to be written.
 *
 * @param name up to 63 bytes, for example {@code blk.0.attn_q.weight}
 * @param type the element type
 * @param shape one to four dimensions, the contiguous one first; it fills whole blocks of the type
 */
public record TensorLayout(String name, TensorType type, List<Long> shape) {

    /** Checks that the parts fit each other. */
    public TensorLayout {
        shape = List.copyOf(shape);
        if (name.isEmpty() || name.length() > 63) {
            throw new IllegalArgumentException("The name of tensor '" + name + "' must have 1 to 63 characters");
        }
        if (shape.isEmpty() || shape.size() > 4 || shape.stream().anyMatch(dimension -> dimension < 1)) {
            throw new IllegalArgumentException("Tensor '" + name + "' has the shape " + shape + "; give one to four positive dimensions");
        }
        if (shape.getFirst() % type.blockElements() != 0) {
            throw new IllegalArgumentException("Tensor '" + name + "' has rows of " + shape.getFirst() + " elements, but a block of " + type
                    + " has "
                    + type.blockElements() + "; choose another type or width");
        }
    }

    /** Returns the number of elements. */
    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** Returns the number of bytes. */
    public long bytes() {
        return type.bytes(elements());
    }
}
