package dev.augury.engine.cpu.forward;

import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.Want;
import java.util.ArrayList;
import java.util.List;

/** The tokens that go through the layers together: at most {@link #capacity}, from as many rows as fit. Reused from slice to slice. */
final class Slice {

    private final int[] tokens;
    private final int[] positions;
    private final Part[] partOf;
    private final int[] chosenIndex;
    private final int[] chosen;
    private final List<Part> parts = new ArrayList<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private int count;
    private int chosenCount;

    /**
     * A want of this slice.
     *
     * @param row index of the row in the plan
     * @param index index of the want in its row
     * @param chosen index of its token among the chosen
     * @param want the want
     */
    record Wanted(int row, int index, int chosen, Want want) {}

    Slice(int capacity) {
        tokens = new int[capacity];
        positions = new int[capacity];
        partOf = new Part[capacity];
        chosenIndex = new int[capacity];
        chosen = new int[capacity];
    }

    int capacity() {
        return tokens.length;
    }

    void clear() {
        parts.clear();
        wanted.clear();
        count = 0;
        chosenCount = 0;
    }

    /** Adds the row's tokens from {@code from} on, as many as fit, and returns how many that are. */
    int add(int rowIndex, StepRow row, int from) {
        int taken = Math.min(row.tokens().length - from, capacity() - count);
        if (taken == 0) {
            return 0;
        }
        Part part = new Part(row, from, taken, count);
        parts.add(part);
        for (int i = 0; i < taken; i++) {
            tokens[count + i] = row.tokens()[from + i];
            positions[count + i] = row.positions()[from + i];
            partOf[count + i] = part;
            chosenIndex[count + i] = -1;
        }
        List<Want> wants = row.wants();
        for (int w = 0; w < wants.size(); w++) {
            Want want = wants.get(w);
            int at = count + want.index() - from;
            if (want.index() >= from && want.index() < from + taken) {
                choose(at);
                wanted.add(new Wanted(rowIndex, w, chosenIndex[at], want));
            }
        }
        count += taken;
        return taken;
    }

    private void choose(int token) {
        if (chosenIndex[token] < 0) {
            chosenIndex[token] = chosenCount;
            chosen[chosenCount++] = token;
        }
    }

    /** Tokens in the slice. */
    int count() {
        return count;
    }

    int token(int index) {
        return tokens[index];
    }

    /** Rotation position of a token. */
    int position(int index) {
        return positions[index];
    }

    Part partOf(int index) {
        return partOf[index];
    }

    /** Tokens whose output is wanted. */
    int chosenCount() {
        return chosenCount;
    }

    /** Place of a token among the chosen, -1 when its output is not wanted. */
    int chosenIndex(int index) {
        return chosenIndex[index];
    }

    /** Index in the slice of a chosen token. */
    int chosen(int index) {
        return chosen[index];
    }

    List<Wanted> wanted() {
        return wanted;
    }
}
