package dev.augury.spi.engine;

/**
 * The tokens that may come next.
 *
 * @param bits bit {@code t % 64} of word {@code t / 64} is set when token {@code t} is allowed; engines are only given masks that allow one at least
 */
public record TokenMask(long[] bits) {

    /** Returns whether the token is allowed. */
    public boolean allows(int token) {
        int word = token >>> 6;
        return word < bits.length && (bits[word] & 1L << (token & 63)) != 0;
    }
}
