package dev.augury.engine.simulated;

import dev.augury.spi.engine.Want;

/**
 * How long answers are: evenly drawn between two limits by a hash of seed, prompt length and the prompt's ends, so the same request has the same length
 * wherever and whenever it runs.
 *
 * @param shortest tokens of the shortest answer
 * @param longest tokens of the longest answer, 0 for answers that never end by themselves
 * @param seed the lane's seed
 */
record AnswerLengths(int shortest, int longest, long seed) {

    /** Returns whether the token to be sampled comes after the answer's last. */
    boolean over(Want.Sample want) {
        if (longest == 0) {
            return false;
        }
        int prompt = want.history().promptLength();
        int output = want.history().length() - prompt;
        if (output < shortest) {
            return false;
        }
        long hash = Hash.mix(seed ^ prompt);
        if (prompt > 0) {
            hash = Hash.mix(hash ^ want.history().token(0));
            hash = Hash.mix(hash ^ want.history().token(prompt - 1));
        }
        hash = Hash.mix(hash ^ want.sampling().seed());
        hash = Hash.mix(hash ^ want.sampling().choice());
        return output >= shortest + Long.remainderUnsigned(hash, longest - shortest + 1L);
    }
}
