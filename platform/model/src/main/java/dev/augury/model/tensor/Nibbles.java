package dev.augury.model.tensor;

/**
 * The packing of 32 numbers of 4 or 5 bits which Q4_0, Q4_1, Q5_0 and Q5_1 share: with 5 bits first a little-endian word whose bit {@code
 * i} is the top bit of number {@code i}; then 16 bytes, of which byte {@code j} holds number {@code j} below and number {@code j + 16}
 * above.
 */
record Nibbles(int bits, int at) {

    int get(byte[] block, int i) {
        int low = block[nibbles() + (i & 15)] >>> (i & 16) / 4 & 15;
        return bits == 4 ? low : low | (block[at + i / 8] >>> (i & 7) & 1) << 4;
    }

    /** Puts a number into a block where its bits are zero. */
    void put(byte[] block, int i, int value) {
        block[nibbles() + (i & 15)] |= (byte) ((value & 15) << (i & 16) / 4);
        if (bits == 5) {
            block[at + i / 8] |= (byte) (value >> 4 << (i & 7));
        }
    }

    private int nibbles() {
        return bits == 4 ? at : at + 4;
    }
}
