package dev.augury.model;

import dev.augury.model.gguf.GgufFile;
import dev.augury.model.token.Tokenizer;
import dev.augury.model.token.TokenizerReader;
import dev.augury.spi.model.ModelSource;
import dev.augury.spi.model.TensorView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;

/** An open GGUF model with its tokenizer: what an engine loads and what the host tokenises with. Immutable and thread-safe until it is closed. */
public final class ModelFile implements ModelSource, AutoCloseable {

    private final String name;
    private final GgufFile file;
    private final Tokenizer tokenizer;

    private ModelFile(String name, GgufFile file, Tokenizer tokenizer) {
        this.name = name;
        this.file = file;
        this.tokenizer = tokenizer;
    }

    /**
     * Opens a model.
     *
     * @param name name under which it is served
     * @throws dev.augury.model.gguf.GgufException when the file is broken
     * @throws dev.augury.model.token.UnsupportedTokenizerException when its tokenizer is unknown
     */
    public static ModelFile open(String name, Path path) throws IOException {
        GgufFile file = GgufFile.open(path);
        try {
            return new ModelFile(name, file, TokenizerReader.read(file.metadata()));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Returns the file. */
    public GgufFile file() {
        return file;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String architecture() {
        return file.metadata().get("general.architecture") instanceof String architecture ? architecture : "";
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
    public Tokenizer vocabulary() {
        return tokenizer;
    }

    @Override
    public void close() {
        file.close();
    }
}
