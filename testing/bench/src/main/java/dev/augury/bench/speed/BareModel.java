package dev.augury.bench.speed;

import dev.augury.model.gguf.GgufFile;
import dev.augury.spi.model.ModelSource;
import dev.augury.spi.model.TensorView;
import dev.augury.spi.model.Vocabulary;
import java.util.Collections;
import java.util.Map;

/**
 * A model file without its tokenizer: speed does not depend on words.
 *
 * @param file the open file
 */
record BareModel(GgufFile file) implements ModelSource {

    @Override
    public String name() {
        return file.path().getFileName().toString();
    }

    @Override
    public String architecture() {
        return String.valueOf(file.metadata().get("general.architecture"));
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
        throw new UnsupportedOperationException("The speed bench opens no vocabulary");
    }
}
