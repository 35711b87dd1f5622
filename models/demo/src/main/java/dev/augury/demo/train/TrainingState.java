package dev.augury.demo.train;

/** All that a step changes: parameters, their moments, and how far training has come. One thread at a time. */
final class TrainingState {

    private final Layout layout;
    private final float[] values;
    private final Optimizer optimizer;
    private long step;
    private long tokens;
    private long[] taken;

    /** Makes room; all parameters are 0. */
    TrainingState(Layout layout) {
        this(layout, new float[layout.length()]);
    }

    /** Begins with random parameters. */
    TrainingState(Layout layout, long seed) {
        this(layout, Initial.values(layout, seed));
    }

    /** Begins with these parameters, which it changes. */
    TrainingState(Layout layout, float[] values) {
        this.layout = layout;
        this.values = values;
        optimizer = new Optimizer(layout);
        taken = new long[0];
    }

    /** Goes to where training stood: after so many steps and tokens, with so many documents taken by each packer. */
    void place(long newStep, long newTokens, long[] newTaken) {
        step = newStep;
        tokens = newTokens;
        taken = newTaken;
    }

    /** Counts a step. */
    void advance(long rows, long[] newTaken) {
        place(step + 1, tokens + rows, newTaken);
    }

    Layout layout() {
        return layout;
    }

    float[] values() {
        return values;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    /** Returns the steps taken. */
    long step() {
        return step;
    }

    /** Returns the tokens computed. */
    long tokens() {
        return tokens;
    }

    /** Returns the documents taken by all packers. */
    long[] taken() {
        return taken;
    }

    /** Returns the documents taken by a packer. */
    long taken(int packer) {
        return packer < taken.length ? taken[packer] : 0;
    }
}
