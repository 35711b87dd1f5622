package dev.augury.demo.train;

import dev.augury.demo.tensor.AdamW;
import dev.augury.demo.tensor.Slice;
import java.util.List;

/** AdamW over all parameters; only matrices decay. Disjoint ranges may be updated from several threads. */
final class Optimizer {

    private static final AdamW ADAM = new AdamW(0.9f, 0.95f, 1e-8f);
    private static final float DECAY = 0.1f;

    private final List<Parameter> parameters;
    /** First moments, as the layout orders them. */
    final float[] first;
    /** Second moments. */
    final float[] second;

    Optimizer(Layout layout) {
        parameters = layout.parameters();
        first = new float[layout.length()];
        second = new float[layout.length()];
    }

    /**
     * One step.
     *
     * @param number counted from 1
     * @param rate learning rate
     * @param scale by which gradients are multiplied first
     */
    record Step(int number, float rate, float scale) {}

    /** Updates the values of a range. */
    void update(Weights weights, int from, int to, Step step) {
        for (Parameter parameter : parameters) {
            int begin = Math.max(from, parameter.offset());
            int length = Math.min(to, parameter.end()) - begin;
            if (length > 0) {
                AdamW.Parameter part = new AdamW.Parameter(new Slice(weights.values(), begin, length), new Slice(weights.gradients(), begin, length),
                        new Slice(first, begin, length), new Slice(second, begin, length));
                ADAM.update(part, new AdamW.Step(step.number, step.rate, parameter.matrix() ? DECAY : 0, step.scale));
            }
        }
    }
}
