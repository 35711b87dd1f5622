package dev.augury.bench.judge;

import org.jspecify.annotations.Nullable;

/**
 * What came out for one case.
 *
 * @param judged the case
 * @param same the peer and ours on the same file
 * @param exact the peer on the weights expanded to F32, and ours on the file; null for F32 files
 * @param rounding the peer on the weights expanded to F32, and the peer on the file; null for F32 files
 * @param topProbability median probability of the most probable token
 */
record Verdict(Case judged, Comparison same, @Nullable Comparison exact, @Nullable Comparison rounding, double topProbability) {

    /** Returns whether ours passes: under the bound on both, and the same token wherever the peer is decided. */
    boolean passes() {
        return within(same) && (exact == null || within(exact));
    }

    private boolean within(Comparison comparison) {
        return comparison.meanDivergence() < judged.bound() && comparison.agreed() == comparison.decided();
    }
}
