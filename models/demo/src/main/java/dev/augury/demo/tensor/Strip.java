package dev.augury.demo.tensor;

/** Where a {@link MicroKernel} reads and writes; mutable, so that a tile costs no allocation. */
final class Strip {
    /** Left factor: element (row, k) stands at {@code leftAt + row * leftAcross + k * leftAlong}. */
    float[] left = {};

    int leftAt;
    int leftAcross;
    int leftAlong;

    /** Right factor, packed: for every k one row of the tile's width. */
    float[] panel = {};

    int panelAt;

    /** The sums to begin with. */
    float[] from = {};

    int fromAt;
    int fromStride;

    /** Where the sums go. */
    float[] to = {};

    int toAt;
    int toStride;

    void left(float[] data, int at, int across, int along) {
        left = data;
        leftAt = at;
        leftAcross = across;
        leftAlong = along;
    }

    void begin(float[] data, int at, int stride) {
        from = data;
        fromAt = at;
        fromStride = stride;
    }

    void end(float[] data, int at, int stride) {
        to = data;
        toAt = at;
        toStride = stride;
    }
}
