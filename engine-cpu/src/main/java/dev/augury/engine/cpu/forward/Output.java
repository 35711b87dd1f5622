package dev.augury.engine.cpu.forward;

import dev.augury.engine.cpu.arch.ModelShape;
import dev.augury.engine.cpu.kernel.Matrix;
import dev.augury.engine.cpu.kernel.Ops;
import dev.augury.engine.cpu.kernel.Rows;
import dev.augury.engine.cpu.team.Worker;
import dev.augury.engine.cpu.weights.Weights;
import dev.augury.spi.engine.Answer;
import java.util.List;

/** From the last layer's stream to answers, for the chosen tokens of a slice, a few at a time. */
final class Output {

    private final ModelShape shape;
    private final Weights weights;
    private final Ops ops;
    private final Buffers buffers;
    private final Stopwatch stopwatch;
    private final int group;

    Output(ModelShape shape, Weights weights, Ops ops, Buffers buffers, Stopwatch stopwatch) {
        this.shape = shape;
        this.weights = weights;
        this.ops = ops;
        this.buffers = buffers;
        this.stopwatch = stopwatch;
        group = buffers.logits().values().length / buffers.logits().columns();
    }

    /** Run by every worker; answers go to {@code answers[row][want]}. */
    void run(Worker worker, Answers sampling, Slice slice, Answer[][] answers) {
        for (int from = 0; from < slice.chosenCount(); from += group) {
            int count = Math.min(group, slice.chosenCount() - from);
            logits(worker, from, count);
            answer(worker, sampling, slice, from, answers);
            worker.barrier();
            if (worker.index() == 0) {
                stopwatch.lap(Phase.SAMPLE);
            }
        }
    }

    private void logits(Worker worker, int from, int count) {
        Matrix output = weights.output();
        Rows in = buffers.chosenNormed().rows();
        Rows stream = buffers.chosenStream();
        Rows ahead = new Rows(stream.values(), stream.start(from), stream.stride(), stream.columns());
        for (int t = worker.claim(count); t >= 0; t = worker.claim(count)) {
            ops.rmsNorm(ahead, t, weights.outputNorm(), shape.epsilon(), in);
            if (output.quantized()) {
                ops.quantize(buffers.chosenNormed(), t, t + 1);
            }
        }
        worker.barrier();
        Product.share(worker, new Product(output, buffers.chosenNormed(), count, buffers.logits()));
        worker.barrier();
        if (shape.factors().logits() != 1) {
            for (int t = worker.claim(count); t >= 0; t = worker.claim(count)) {
                ops.scale(buffers.logits(), t, shape.factors().logits());
            }
            worker.barrier();
        }
        if (worker.index() == 0) {
            stopwatch.lap(Phase.OUTPUT);
        }
    }

    private void answer(Worker worker, Answers sampling, Slice slice, int from, Answer[][] answers) {
        List<Slice.Wanted> wanted = slice.wanted();
        for (int i = worker.claim(wanted.size()); i >= 0; i = worker.claim(wanted.size())) {
            Slice.Wanted want = wanted.get(i);
            int row = want.chosen() - from;
            if (row >= 0 && row < group) {
                answers[want.row()][want.index()] = sampling.answer(want.want(), buffers.logits(), row);
            }
        }
    }
}
