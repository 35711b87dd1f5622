package dev.augury.engine.simulated;

import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.Logprobs;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.TokenMask;
import dev.augury.spi.engine.Want;
import dev.augury.spi.model.Vocabulary;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A model that is a hash: its most probable next token follows from seed, last token and position, and the token {@code r} ids further (the vocabulary taken
 * as a ring) has probability {@code 2^-(r+1)}. Of how to sample it heeds whether the temperature is 0, the seed, the choice and the mask.
 */
final class HashedModel {

    private static final double LN_2 = Math.log(2);

    private final int size;
    private final long seed;
    private final AnswerLengths lengths;
    private final Scripts scripts;
    private final BitSet unspoken = new BitSet();
    private final int end;

    HashedModel(Vocabulary vocabulary, long seed, AnswerLengths lengths, Scripts scripts) {
        this.seed = seed;
        this.lengths = lengths;
        this.scripts = scripts;
        size = vocabulary.size();
        int firstEnd = -1;
        for (int token = size - 1; token >= 0; token--) {
            firstEnd = vocabulary.isEnd(token) ? token : firstEnd;
            unspoken.set(token, vocabulary.isEnd(token) || vocabulary.isControl(token));
        }
        end = firstEnd;
        if (unspoken.cardinality() == size) {
            unspoken.clear();
        }
    }

    /** Returns the most probable token after the row's token at {@code index}. */
    int best(StepRow row, int index) {
        long hash = Hash.mix(Hash.mix(seed ^ row.positions()[index]) ^ row.tokens()[index]);
        return spoken((int) Long.remainderUnsigned(hash, size));
    }

    /** Samples the next token. */
    Answer sample(StepRow row, Want.Sample want) {
        int certain = certain(want);
        int best = certain >= 0 ? certain : best(row, want.index());
        int token = certain >= 0 || want.sampling().temperature() == 0 ? best : spoken((best + rank(want)) % size);
        token = allowed(token, want.mask());
        return new Answer.Sampled(token, want.sampling().logprobs() ? logprobs(best, token, want.sampling().topLogprobs()) : null);
    }

    /** Returns the token that must come next, by script or because the answer is over; negative where the hash decides. */
    private int certain(Want.Sample want) {
        Script script = scripts.of(want.sampling().seed());
        if (script != null) {
            return script.token(want.history().length() - want.history().promptLength());
        }
        return end >= 0 && lengths.over(want) ? end : Script.PLAIN;
    }

    /** Returns the probabilities of a token and of the most probable ones. */
    Logprobs logprobs(int best, int token, int top) {
        int count = Math.min(top, size);
        int[] tokens = new int[count];
        float[] values = new float[count];
        for (int rank = 0; rank < count; rank++) {
            tokens[rank] = (best + rank) % size;
            values[rank] = logprob(rank);
        }
        return new Logprobs(logprob(Math.floorMod(token - best, size)), tokens, values);
    }

    private static float logprob(int rank) {
        return (float) (-(rank + 1) * LN_2);
    }

    /** Draws a rank with probability {@code 2^-(r+1)}: the zeros at the end of a hash. */
    private static int rank(Want.Sample want) {
        long hash = Hash.mix(Hash.mix(want.sampling().seed() ^ want.position()) ^ want.sampling().choice());
        return Long.numberOfTrailingZeros(hash);
    }

    private int spoken(int token) {
        int next = unspoken.nextClearBit(token);
        return next < size ? next : unspoken.nextClearBit(0);
    }

    private int allowed(int token, @Nullable TokenMask mask) {
        if (mask == null || mask.allows(token)) {
            return token;
        }
        BitSet allowed = BitSet.valueOf(mask.bits());
        int next = allowed.nextSetBit(token);
        return next >= 0 && next < size ? next : allowed.nextSetBit(0);
    }
}
