package dev.augury.demo.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rotary position embedding (Su et al., 2021) over adjacent pairs (2i, 2i + 1), as llama models in GGUF have it. The angles are tabled once; an
 * instance is immutable and may be shared by workers.
 */
public final class Rotary {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final VectorShuffle<Float> SWAP = VectorShuffle.fromOp(F, i -> i ^ 1);

    private final int head;
    private final int positions;
    private final float[] cosines;

    /** Of the pair's second number; the first takes it with the other sign. */
    private final float[] sines;

    /**
     * @param head numbers of a head, even
     * @param theta base of the frequencies
     * @param positions how many positions to table
     */
    public Rotary(int head, double theta, int positions) {
        if (head <= 0 || head % 2 != 0) {
            throw new IllegalArgumentException("Pairs are rotated, so that a head has an even number of numbers, not " + head);
        }
        this.head = head;
        this.positions = positions;
        cosines = new float[positions * head];
        sines = new float[positions * head];
        for (int i = 0; i < cosines.length; i++) {
            int pair = i % head / 2;
            double angle = i / head * Math.pow(theta, -2.0 * pair / head);
            cosines[i] = (float) Math.cos(angle);
            sines[i] = (float) (i % 2 == 0 ? -Math.sin(angle) : Math.sin(angle));
        }
    }

    /**
     * Rotates in place.
     *
     * @param row whole heads of one token
     * @param position of the token, from 0
     */
    public void forward(Slice row, int position) {
        rotate(row, position, 1f);
    }

    /** Rotates back in place: the inverse, and so the gradient, of {@link #forward}. */
    public void backward(Slice row, int position) {
        rotate(row, position, -1f);
    }

    private void rotate(Slice row, int position, float direction) {
        if (position < 0 || position >= positions) {
            throw new IllegalArgumentException("Position " + position + " is not among the " + positions + " tabled");
        }
        int heads = row.rows(head);
        for (int h = 0; h < heads; h++) {
            rotateHead(row.data(), row.offset() + h * head, position * head, direction);
        }
    }

    private void rotateHead(float[] x, int at, int angle, float direction) {
        int bound = F.loopBound(head);
        for (int i = 0; i < bound; i += F.length()) {
            FloatVector v = FloatVector.fromArray(F, x, at + i);
            FloatVector other = v.rearrange(SWAP).mul(direction);
            FloatVector straight = v.mul(FloatVector.fromArray(F, cosines, angle + i));
            other.fma(FloatVector.fromArray(F, sines, angle + i), straight).intoArray(x, at + i);
        }
        for (int i = bound; i < head; i += 2) {
            float u = x[at + i];
            float v = x[at + i + 1];
            float sine = direction * sines[angle + i + 1];
            x[at + i] = u * cosines[angle + i] - v * sine;
            x[at + i + 1] = u * sine + v * cosines[angle + i];
        }
    }
}
