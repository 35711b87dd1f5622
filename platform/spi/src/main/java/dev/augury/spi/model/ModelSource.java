package dev.augury.spi.model;

import java.util.Map;
import java.util.Optional;

/** An opened model file. Thread-safe and immutable; valid until the host closes it, which is after the engine is closed. */
public interface ModelSource {

    /** Returns the name under which the model is served. */
    String name();

    /** Returns the architecture, for example {@code llama}. */
    String architecture();

    /**
     * Returns the metadata by key, in file order. Values are {@link Boolean}, {@link Long} for every integer type (unsigned 64-bit values
     * keep their bits), {@link Float}, {@link Double}, {@link String}, or a {@code List} of these.
     */
    Map<String, Object> metadata();

    /** Returns the tensors by name, in file order. */
    Map<String, TensorView> tensors();

    /** Returns the vocabulary. */
    Vocabulary vocabulary();

    /** Returns the tensor of that name, if the file has it. */
    default Optional<TensorView> tensor(String name) {
        return Optional.ofNullable(tensors().get(name));
    }
}
