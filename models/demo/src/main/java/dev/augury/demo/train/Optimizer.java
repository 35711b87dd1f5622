package dev.augury.demo.train;

import dev.augury.demo.tensor.AdamW;
import dev.augury.demo.tensor.Muon;
import dev.augury.demo.tensor.Slice;
import dev.augury.demo.tensor.VectorGemm;
import java.util.ArrayList;
import java.util.List;

/**
 * AdamW over all parameters, or over embedding and norms, with Muon over the matrices of the layers; only matrices decay. Each of so many threads updates a share
 * of its own.
 */
final class Optimizer {

    private static final AdamW ADAM = new AdamW(0.9f, 0.95f, 1e-8f);
    private static final float DECAY = 0.1f;
    private static final float MOMENTUM = 0.95f;

    private final List<Parameter> parameters;
    /** First moments, as the layout orders them. */
    final float[] first;
    /** Second moments. */
    final float[] second;

    private final List<Muon> muons = new ArrayList<>();

    Optimizer(Layout layout) {
        parameters = layout.parameters();
        first = new float[layout.length()];
        second = new float[layout.length()];
    }

    /**
     * One step.
     *
     * @param number counted from 1
     * @param rate learning rate of AdamW
     * @param matrixRate learning rate of Muon; 0: AdamW updates all
     * @param scale by which gradients are multiplied first
     */
    record Step(int number, float rate, float matrixRate, float scale) {}

    /** Makes working space for so many threads. */
    void share(int threads) {
        while (muons.size() < threads) {
            muons.add(new Muon(new VectorGemm(), MOMENTUM));
        }
    }

    /** Updates the share of a thread: a range of what AdamW trains, and of the matrices of the layers every n-th for n threads. */
    void update(Weights weights, int thread, int threads, Step step) {
        int from = (int) ((long) first.length * thread / threads);
        int to = (int) ((long) first.length * (thread + 1) / threads);
        int matrices = 0;
        for (Parameter parameter : parameters) {
            if (step.matrixRate > 0 && parameter.inLayer() && parameter.matrix()) {
                if (matrices++ % threads == thread) {
                    muons.get(thread).update(new Muon.Parameter(slice(weights.values(), parameter), slice(weights.gradients(), parameter), slice(first, parameter),
                            parameter.columns()), new Muon.Step(step.matrixRate, DECAY, step.scale));
                }
                continue;
            }
            int begin = Math.max(from, parameter.offset());
            int length = Math.min(to, parameter.end()) - begin;
            if (length > 0) {
                AdamW.Parameter part = new AdamW.Parameter(new Slice(weights.values(), begin, length), new Slice(weights.gradients(), begin, length),
                        new Slice(first, begin, length), new Slice(second, begin, length));
                ADAM.update(part, new AdamW.Step(step.number, step.rate, parameter.matrix() ? DECAY : 0, step.scale));
            }
        }
    }

    private static Slice slice(float[] numbers, Parameter parameter) {
        return new Slice(numbers, parameter.offset(), parameter.length());
    }
}
