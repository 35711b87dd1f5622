package dev.augury.demo.eval;

/**
 * How much a decoder does at once.
 *
 * @param sequences conversations side by side
 * @param context tokens of the longest conversation; one that reaches it is cut
 * @param turn tokens of the longest turn of the model
 * @param threads workers of the engine, 0 for one per core
 */
public record DecoderSize(int sequences, int context, int turn, int threads) {

    /** What suits the demo model on a small machine. */
    public static final DecoderSize USUAL = new DecoderSize(16, 1_536, 900, 0);

    /** Refuses sizes in which nothing can be said. */
    public DecoderSize {
        if (sequences < 1 || context < 2 || turn < 1 || threads < 0) {
            throw new IllegalArgumentException("A decoder of " + sequences + " sequences of " + context + " tokens with turns of " + turn + " on " + threads
                    + " threads can do nothing: give at least 1 sequence, 2 tokens, a turn of 1 and no negative threads.");
        }
    }

    /** Returns the same with other workers. */
    public DecoderSize withThreads(int count) {
        return new DecoderSize(sequences, context, turn, count);
    }
}
