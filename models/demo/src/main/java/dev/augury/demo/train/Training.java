package dev.augury.demo.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A training from its beginning, or from a checkpoint, to its end. Writes checkpoint and learning curve into a folder where one is given.
 * {@link #run} in one thread; {@link #stop} from any.
 */
public final class Training {

    private static final double SMOOTHING = 0.05;
    private static final double SPEED_SMOOTHING = 0.1;
    private static final double SECOND = 1e9;

    /**
     * Where documents come from and results go.
     *
     * @param source what is learned
     * @param heldOut documents on which the loss is measured now and then; may be empty
     * @param heldOutEvery steps between measurements
     * @param folder for checkpoint and curve; nothing is written without
     * @param checkpointSeconds time between checkpoints
     */
    public record Place(DocumentSource source, List<Document> heldOut, int heldOutEvery, @Nullable Path folder, double checkpointSeconds) {

        /** Copies the documents. */
        public Place {
            heldOut = List.copyOf(heldOut);
        }

        /** Learns from a source and writes nothing. */
        public static Place of(DocumentSource source) {
            return new Place(source, List.of(), 1, null, 1);
        }
    }

    private final TrainingOptions options;
    private final TrainingState state;
    private final Curve curve;
    private final Place place;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final double secondsBefore;
    private double smoothed = Double.NaN;
    private double heldOutLoss = Double.NaN;
    private double speed = Double.NaN;
    private double lossSinceLast;
    private int stepsSinceLast;

    private Training(Checkpoint from, Place place) {
        options = from.options();
        state = from.state();
        curve = from.curve();
        secondsBefore = from.seconds();
        this.place = place;
    }

    /** Begins a training with random parameters. */
    public static Training begin(ModelSize size, TrainingOptions options, Place place) {
        return new Training(new Checkpoint(options, new TrainingState(new Layout(size), options.seed()), new Curve(), 0), place);
    }

    /** Begins a training with the parameters of a model, which it copies. */
    public static Training begin(Model from, TrainingOptions options, Place place) {
        return new Training(new Checkpoint(options, new TrainingState(from.layout(), from.values().clone()), new Curve(), 0), place);
    }

    /** Returns the file of the checkpoint in the folder of a training. */
    public static Path checkpoint(Path folder) {
        return folder.resolve("checkpoint");
    }

    /**
     * Returns the options of the training in a folder.
     *
     * @throws IOException when there is no checkpoint
     */
    public static TrainingOptions options(Path folder) throws IOException {
        return Checkpoint.readOptions(checkpoint(folder));
    }

    /**
     * Goes on with the training in the folder of the place.
     *
     * @param change what options it goes on with, given those it had; only tokens, rates and workers may differ
     * @throws IOException when there is no checkpoint
     */
    public static Training resume(Place place, UnaryOperator<TrainingOptions> change) throws IOException {
        if (place.folder == null) {
            throw new IllegalArgumentException("A training goes on in the folder of its checkpoint; give one");
        }
        Checkpoint read = Checkpoint.read(checkpoint(place.folder));
        return new Training(new Checkpoint(change.apply(read.options()), read.state(), read.curve(), read.seconds()), place);
    }

    /** Asks a running training to write its checkpoint and end after its step. */
    public void stop() {
        stopped.set(true);
    }

    /** Returns the model with the parameters as they stand; they change while it runs. */
    public Model model() {
        return new Model(state.layout(), state.values());
    }

    /**
     * Trains until all tokens are computed or it is stopped.
     *
     * @param listener hears of every step
     * @return whether it came to its end
     */
    public boolean run(Consumer<Status> listener) throws IOException, InterruptedException {
        long began = System.nanoTime();
        double written = 0;
        try (Trainer trainer = new Trainer(state, options, place.source)) {
            while (state.tokens() < options.tokens() && !stopped.get()) {
                long before = System.nanoTime();
                Trainer.Outcome outcome = trainer.step();
                note(outcome, (System.nanoTime() - before) / SECOND);
                boolean measure = !place.heldOut.isEmpty() && (state.step() % place.heldOutEvery == 0 || state.tokens() >= options.tokens());
                double measured = measure ? trainer.judge(place.heldOut) : Double.NaN;
                heldOutLoss = measure ? measured : heldOutLoss;
                double now = (System.nanoTime() - began) / SECOND;
                addPoint(measured, secondsBefore + now);
                if (now - written > place.checkpointSeconds) {
                    write(secondsBefore + now);
                    written = now;
                }
                listener.accept(status());
            }
        }
        write(secondsBefore + (System.nanoTime() - began) / SECOND);
        return state.tokens() >= options.tokens();
    }

    private void note(Trainer.Outcome outcome, double seconds) {
        smoothed = Double.isNaN(smoothed) ? outcome.loss() : smoothed + SMOOTHING * (outcome.loss() - smoothed);
        double now = outcome.rows() / seconds;
        speed = Double.isNaN(speed) ? now : speed + SPEED_SMOOTHING * (now - speed);
        lossSinceLast += outcome.loss();
        stepsSinceLast++;
    }

    private void addPoint(double measured, double seconds) {
        if (state.step() % Curve.EVERY == 0 || !Double.isNaN(measured)) {
            curve.add(new Curve.Point(state.step(), state.tokens(), seconds, lossSinceLast / stepsSinceLast, measured));
            lossSinceLast = 0;
            stepsSinceLast = 0;
        }
    }

    private void write(double seconds) throws IOException {
        if (place.folder != null) {
            Files.createDirectories(place.folder);
            new Checkpoint(options, state, curve, seconds).write(checkpoint(place.folder));
            curve.write(place.folder.resolve("curve.csv"));
            Files.writeString(place.folder.resolve("curve.svg"), new CurveDrawing(curve.points()).svg());
        }
    }

    private Status status() {
        double left = (options.tokens() - state.tokens()) / speed;
        return new Status(state.step(), state.tokens(), options.tokens(), smoothed, heldOutLoss, speed, Math.max(0, left));
    }
}
