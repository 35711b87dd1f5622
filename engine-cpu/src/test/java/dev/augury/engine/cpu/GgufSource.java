package dev.augury.engine.cpu;

import dev.augury.model.gguf.GgufFile;
import dev.augury.spi.model.ModelSource;
import dev.augury.spi.model.TensorView;
import dev.augury.spi.model.Vocabulary;
import java.util.Collections;
import java.util.Map;

/** A GGUF file without its tokenizer. */
record GgufSource(GgufFile file) implements ModelSource {

    @Override
    public String name() {
        return file.path().getFileName().toString();
    }

    @Override
    public String architecture() {
        return (String) file.metadata().get("general.architecture");
    }

    @Override
    public Map<String, Object> metadata() {
        return file.metadata();
    }

    @Override
    public Map<String, TensorView> tensors() {
        return Collections.unmodifiableMap(file.tensors());
    }

    @Override
    public Vocabulary vocabulary() {
        throw new UnsupportedOperationException("Engines that only compute have no use for the vocabulary");
    }
}
