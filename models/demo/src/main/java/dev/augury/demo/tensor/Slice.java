package dev.augury.demo.tensor;

/**
 * A run of numbers within an array: a row, several rows one after another, or a whole parameter.
 *
 * @param data the array
 * @param offset index of the first number
 * @param length how many
 */
public record Slice(float[] data, int offset, int length) {
    /** @throws IllegalArgumentException where the run does not lie within the array */
    public Slice {
        if (offset < 0 || length < 0 || offset > data.length - length) {
            throw new IllegalArgumentException(
                    "A slice of " + length + " from " + offset + " does not lie within its array of " + data.length);
        }
    }

    /** @return the whole array */
    public static Slice of(float[] data) {
        return new Slice(data, 0, data.length);
    }

    /**
     * @param index which row
     * @param width numbers of a row
     * @return that row of this slice
     */
    public Slice row(int index, int width) {
        return new Slice(data, offset + index * width, width);
    }

    int end() {
        return offset + length;
    }

    /** Asks of this slice to be as long as another. */
    void matches(Slice other) {
        if (length != other.length) {
            throw new IllegalArgumentException("Slices of " + length + " and " + other.length + " numbers where equal lengths are needed");
        }
    }

    /** Asks of this slice to consist of whole rows. */
    int rows(int width) {
        if (length % width != 0) {
            throw new IllegalArgumentException("A slice of " + length + " numbers does not hold whole rows of " + width);
        }
        return length / width;
    }
}
