package dev.augury.engine.cpu.kernel;

import java.lang.foreign.Arena;
import java.util.Arrays;

/**
 * Measures, on this machine, up to how many tokens the gemv beats the tiles; both give the same bits, so a bad guess costs time only.
 * Most of the time goes into compiling kernels that the model needs anyhow. Where the compiler does not come round within the bound, the
 * guess of {@link KernelSet#load} stays.
 */
final class KernelTable {
    private static final long LEAST_NANOS = 60_000_000;
    private static final long BOX_NANOS = 400_000_000;
    private static final int ROUNDS = 3_000;
    private static final int MOST = 6;
    private static final int ROWS = PanelForm.ROWS;
    private static final int COLUMNS = 256;

    private final KernelSet set;
    private final KernelSet mins;
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);
    private final Activations x = new Activations(MOST, COLUMNS);
    private final Rows out = Rows.allocate(MOST, ROWS);
    private final long start = System.nanoTime();

    private KernelTable(KernelSet set, KernelSet mins) {
        this.set = set;
        this.mins = mins;
    }

    /**
     * The same kernels with the change-over of this machine. Float forms are not tried: a tile of four takes as long as two gemvs of them, whatever the width and
     * the size of the matrix, so that one token is always the change-over.
     */
    static KernelSet measure(KernelSet set, KernelSet mins) {
        return !set.form().grouped() ? set : new KernelTable(set, mins).measure();
    }

    private KernelSet measure() {
        try (Arena arena = Arena.ofConfined()) {
            Matrix few = new VectorMatrix(type(set.form()), ROWS, COLUMNS, arena, sets(MOST));
            Matrix many = new VectorMatrix(type(set.form()), ROWS, COLUMNS, arena, sets(0));
            long gemv = Long.MAX_VALUE;
            long[] tile = new long[MOST + 1];
            Arrays.fill(tile, Long.MAX_VALUE);
            int rounds = 0;
            do {
                gemv = Math.min(gemv, time(few, MOST) / MOST);
                for (int tokens = 1; tokens <= MOST; tokens++) {
                    tile[tokens] = Math.min(tile[tokens], time(many, tokens));
                }
                rounds++;
            } while (wanted(rounds));
            if (rounds < ROUNDS) {
                return set;
            }
            int best = 1;
            for (int tokens = 2; tokens <= MOST; tokens++) {
                if (gemv * tokens <= tile[tokens]) {
                    best = tokens;
                }
            }
            return set.withGemvTokens(best);
        }
    }

    /** Enough rounds for the compiler to have come round, but not for ever on a machine that is busy. */
    private boolean wanted(int rounds) {
        long spent = System.nanoTime() - start;
        return spent < LEAST_NANOS || rounds < ROUNDS && spent < BOX_NANOS;
    }

    private KernelSets sets(int gemvTokens) {
        return new KernelSets(set.withGemvTokens(gemvTokens), mins.withGemvTokens(gemvTokens), scratch);
    }

    private long time(Matrix matrix, int tokens) {
        long start = System.nanoTime();
        matrix.multiply(x, tokens, 0, matrix.panels(), out);
        return System.nanoTime() - start;
    }

    private static WeightType type(PanelForm form) {
        for (WeightType type : WeightType.values()) {
            if (PanelForm.of(type) == form && !type.hasMin()) {
                return type;
            }
        }
        return form == PanelForm.NIBBLE ? WeightType.Q4_K : WeightType.Q5_K;
    }
}
