package dev.augury.predictor.histogram;

/**
 * What a histogram spans, in powers of two.
 *
 * @param lowest values up to 2^lowest share the first bin
 * @param highest values above 2^highest share the last bin
 */
record Span(int lowest, int highest) {

    /** Bins per power of two: a bin is 19 % wide. */
    private static final int PER_OCTAVE = 4;
    private static final double LN2 = Math.log(2);

    /** Tokens, from 1 to 16 million. */
    static final Span TOKENS = new Span(0, 24);

    /** Seconds, from a microsecond to 12 days. */
    static final Span SECONDS = new Span(-20, 20);

    int bins() {
        return (highest - lowest) * PER_OCTAVE + 1;
    }

    int bin(double value) {
        return value <= 0 ? 0 : (int) Math.clamp(Math.ceil((Math.log(value) / LN2 - lowest) * PER_OCTAVE), 0, bins() - 1);
    }

    /** Returns the value that a share of a bin lies below, evenly in its logarithm. */
    double value(int bin, double share) {
        return Math.pow(2, lowest + (bin - 1 + share) / PER_OCTAVE);
    }
}
