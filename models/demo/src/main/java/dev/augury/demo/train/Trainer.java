package dev.augury.demo.train;

import dev.augury.demo.tensor.Slice;
import dev.augury.demo.tensor.Slices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains step by step. Workers compute the gradients of batches that depend on the options alone, gradients are summed in the order of the
 * workers, and each thread then updates its part of the parameters: the same state gives the same next state, bit for bit.
 */
final class Trainer implements AutoCloseable {

    private static final double NORM_MAX = 1;

    private final Schedule schedule;
    private final Schedule matrixSchedule;
    private final Team team;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Packer> packers = new ArrayList<>();
    private final TrainingState state;

    /** Goes on from a state, which it changes. */
    Trainer(TrainingState state, TrainingOptions options, DocumentSource source) {
        this.state = state;
        schedule = new Schedule(options.rate(), options.warmup(), options.tokens());
        matrixSchedule = new Schedule(options.matrixRate(), options.warmup(), options.tokens());
        team = new Team(options.workers());
        state.optimizer().share(options.workers());
        for (int i = 0; i < options.workers(); i++) {
            workers.add(new Worker(state.layout(), state.values(), options.packTokens()));
        }
        for (int i = 0; i < options.packs(); i++) {
            packers.add(new Packer(source, i, options.packs(), state.layout().size().context(), state.taken(i)));
        }
    }

    /**
     * What a step did.
     *
     * @param rows tokens computed
     * @param loss mean cross entropy of the learned tokens before the step, in nats
     */
    record Outcome(long rows, double loss) {}

    /** Takes a step. */
    Outcome step() throws InterruptedException {
        float rate = schedule.rate(state.step(), state.tokens());
        double loss = sum(team.each(i -> workers.get(i).learn(packersOf(i))));
        long learned = Math.max(1, workers.stream().mapToLong(Worker::learned).sum());
        long rows = workers.stream().mapToLong(Worker::rows).sum();
        double norm = Math.sqrt(sum(team.each(this::gather))) / learned;
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            throw new IllegalStateException("The loss of step " + state.step() + " is no number: begin again with lower rates than "
                    + schedule.largest() + " and " + matrixSchedule.largest());
        }
        float scale = (float) (Math.min(1, NORM_MAX / norm) / learned);
        Optimizer.Step step = new Optimizer.Step(Math.toIntExact(state.step() + 1), rate, matrixSchedule.rate(state.step(), state.tokens()), scale);
        team.each(i -> update(i, step));
        team.each(this::clear);
        state.advance(rows, packers.stream().mapToLong(Packer::taken).toArray());
        return new Outcome(rows, loss / learned);
    }

    /** Returns the mean cross entropy of documents, in nats. */
    double judge(List<Document> documents) throws InterruptedException {
        double loss = sum(team.each(i -> workers.get(i).judge(documents.subList(part(i, documents.size()), part(i + 1, documents.size())))));
        return loss / Math.max(1, workers.stream().mapToLong(Worker::learned).sum());
    }

    private List<Packer> packersOf(int worker) {
        List<Packer> own = new ArrayList<>();
        for (int i = worker; i < packers.size(); i += workers.size()) {
            own.add(packers.get(i));
        }
        return own;
    }

    private int part(int index, int length) {
        return (int) ((long) length * index / workers.size());
    }

    /** Sums a part of the gradients into those of the first worker and returns the sum of its squares. */
    private double gather(int index) {
        int from = part(index, state.values().length);
        int to = part(index + 1, state.values().length);
        float[] sums = workers.getFirst().gradients();
        for (Worker worker : workers.subList(1, workers.size())) {
            Slices.add(new Slice(worker.gradients(), from, to - from), new Slice(sums, from, to - from));
        }
        return Slices.squaredNorm(new Slice(sums, from, to - from));
    }

    private double update(int index, Optimizer.Step step) {
        state.optimizer().update(new Weights(state.values(), workers.getFirst().gradients()), index, workers.size(), step);
        return 0;
    }

    private double clear(int index) {
        int from = part(index, state.values().length);
        int to = part(index + 1, state.values().length);
        workers.forEach(worker -> Arrays.fill(worker.gradients(), from, to, 0));
        return 0;
    }

    private static double sum(double[] parts) {
        return Arrays.stream(parts).sum();
    }

    @Override
    public void close() {
        team.close();
    }
}
