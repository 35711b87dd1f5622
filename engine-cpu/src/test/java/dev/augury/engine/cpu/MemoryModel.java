package dev.augury.engine.cpu;

import dev.augury.spi.model.ModelSource;
import dev.augury.spi.model.TensorView;
import dev.augury.spi.model.Vocabulary;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model in heap memory, for tests that change one key or tensor of it. */
final class MemoryModel implements ModelSource {

    final Map<String, Object> metadata = new LinkedHashMap<>();
    final Map<String, TensorView> tensors = new LinkedHashMap<>();
    private final String architecture;

    private record Tensor(String name, String type, long[] shape, MemorySegment data) implements TensorView {}

    MemoryModel(String architecture) {
        this.architecture = architecture;
    }

    MemoryModel key(String name, Object value) {
        metadata.put(architecture + "." + name, value);
        return this;
    }

    void tensor(String name, String type, byte[] data, long... shape) {
        tensors.put(name, new Tensor(name, type, shape, MemorySegment.ofArray(data)));
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String architecture() {
        return architecture;
    }

    @Override
    public Map<String, Object> metadata() {
        return metadata;
    }

    @Override
    public Map<String, TensorView> tensors() {
        return tensors;
    }

    @Override
    public Vocabulary vocabulary() {
        throw new UnsupportedOperationException("Engines that only compute have no use for the vocabulary");
    }
}
