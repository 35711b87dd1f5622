package dev.augury.demo.train;

/**
 * A tensor within the flat array of all parameters, row-major.
 *
 * @param name its name in model files
 * @param offset index of its first element
 * @param rows outputs of a matrix; 1 for the gains of a norm
 * @param columns inputs of a matrix; elements of a norm
 */
public record Parameter(String name, int offset, int rows, int columns) {

    /** Returns the number of elements. */
    public int length() {
        return rows * columns;
    }

    /** Returns the index after its last element. */
    public int end() {
        return offset + length();
    }

    /** Returns whether it is a matrix, which decays and may be stored in fewer bits, and no norm. */
    public boolean matrix() {
        return rows > 1;
    }

    /** Returns whether it is part of a layer: neither embedding nor last norm. */
    public boolean inLayer() {
        return name.startsWith("blk.");
    }
}
