package dev.augury.demo.train;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A model that was trained.
 *
 * @param layout its sizes and the order of its parameters
 * @param values the parameters
 */
public record Model(Layout layout, float[] values) {

    /** Reads the model of a checkpoint. */
    public static Model read(Path checkpoint) throws IOException {
        TrainingState state = Checkpoint.read(checkpoint).state();
        return new Model(state.layout(), state.values());
    }
}
