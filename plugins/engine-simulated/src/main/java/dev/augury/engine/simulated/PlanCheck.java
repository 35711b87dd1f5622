package dev.augury.engine.simulated;

import dev.augury.spi.engine.EngineCapabilities.Feature;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.Want;

/** Refuses rows outside geometry and capabilities, as an engine with real memory would have to. */
final class PlanCheck {

    private final EngineGeometry geometry;
    private final int deviceBlocks;

    PlanCheck(EngineGeometry geometry, int deviceBlocks) {
        this.geometry = geometry;
        this.deviceBlocks = deviceBlocks;
    }

    /** Makes the exception for something the engine does not have. */
    static IllegalArgumentException refused(StepRow row, Feature feature) {
        return new IllegalArgumentException("Sequence " + row.sequence() + " asks for " + feature + ", which the simulated engine does not have");
    }

    /**
     * Passes a row that the engine can run.
     *
     * @throws IllegalArgumentException when it cannot
     */
    void row(StepRow row) {
        int vocabulary = geometry.vocabularySize();
        for (int token : row.tokens()) {
            if (token < 0 || token >= vocabulary) {
                throw fault(row, "token " + token + " is outside the vocabulary of " + vocabulary);
            }
        }
        int last = row.positions()[row.positions().length - 1];
        if (row.positions()[0] < 0 || last >= geometry.contextLength()) {
            throw fault(row, "position " + last + " is outside the context of " + geometry.contextLength());
        }
        if (row.adapter() != null) {
            throw refused(row, Feature.ADAPTERS);
        }
        for (KvSegment segment : row.segments()) {
            segment(row, segment);
        }
        for (Want want : row.wants()) {
            if (want.index() < 0 || want.index() >= row.tokens().length) {
                throw fault(row, "it wants something at token " + want.index() + " of " + row.tokens().length);
            }
        }
    }

    private void segment(StepRow row, KvSegment segment) {
        long needed = segment.length() + (segment == row.target() ? row.tokens().length : 0);
        long room = (long) segment.blocks().length * geometry.blockTokens();
        if (needed > room) {
            throw fault(row, "a segment with room for " + room + " tokens is to hold " + needed);
        }
        for (int block : segment.blocks()) {
            if (block < 0 || block >= deviceBlocks) {
                throw fault(row, "block " + block + " is outside the device tier of " + deviceBlocks);
            }
        }
    }

    private static IllegalArgumentException fault(StepRow row, String what) {
        return new IllegalArgumentException("Sequence " + row.sequence() + ": " + what + "; make the plan from the engine's geometry");
    }
}
