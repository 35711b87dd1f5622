package dev.augury.engine.cpu.arch;

import dev.augury.spi.engine.UnsupportedModelException;
import dev.augury.spi.model.ModelSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine makes of a model file: a shape and tensors, or the reasons why not. */
public final class ModelReading {

    private final String model;
    private final List<String> reasons;
    private final @Nullable ModelShape shape;
    private final @Nullable ModelTensors tensors;

    private ModelReading(String model, List<String> reasons, @Nullable ModelShape shape, @Nullable ModelTensors tensors) {
        this.model = model;
        this.reasons = List.copyOf(reasons);
        this.shape = shape;
        this.tensors = tensors;
    }

    /**
     * Reads metadata and tensor headers, no tensor data.
     *
     * @param contextMax upper limit of the sequence length, 0 for the model's own
     */
    public static ModelReading of(ModelSource source, int contextMax) {
        List<String> reasons = new ArrayList<>();
        Architecture architecture = Architecture.find(source.architecture()).orElse(null);
        if (architecture == null) {
            reasons.add("architecture '" + source.architecture() + "' is not known; known are " + Architecture.known());
            return new ModelReading(source.name(), reasons, null, null);
        }
        ModelShape shape = new ShapeReader(source, architecture, reasons).read();
        int trained = shape.sizes().context();
        int context = contextMax == 0 ? trained : Math.min(trained, contextMax);
        ModelTensors tensors = ModelTensors.read(source, shape, context, reasons);
        return new ModelReading(source.name(), reasons, shape, tensors);
    }

    /** Why the model cannot be run, one sentence each; empty when it can. */
    public List<String> reasons() {
        return reasons;
    }

    /**
     * Returns the shape.
     *
     * @throws UnsupportedModelException when there are reasons
     */
    public ModelShape shape() {
        return present(shape);
    }

    /**
     * Returns the tensors.
     *
     * @throws UnsupportedModelException when there are reasons
     */
    public ModelTensors tensors() {
        return present(tensors);
    }

    private <T> T present(@Nullable T value) {
        if (value == null || !reasons.isEmpty()) {
            throw new UnsupportedModelException("cpu", model, reasons);
        }
        return value;
    }
}
