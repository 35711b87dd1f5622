package dev.augury.testing.system;

import dev.augury.model.ModelFile;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.gguf.GgufMetadata;
import dev.augury.model.gguf.GgufValueType;
import dev.augury.model.gguf.GgufWriter;
import dev.augury.model.synth.ModelSynth;
import dev.augury.model.synth.SynthArchitecture;
import dev.augury.model.synth.SynthSpec;
import dev.augury.model.synth.SynthVocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A byte-level vocabulary that merges what JSON is full of, so that tokens reach over every border of a call, with the marks of calls as control tokens. */
final class JsonVocabulary {

    private static final List<String> MERGES = List.of(
            "{ \"", "\" :", "\" ,", "\" }", "} }", "\"} }", "}} Ċ", "} Ċ", "} ]", "Ġ \"", "Ġ {", "Ġ {\"", ", Ġ\"", "\": Ġ\"", "{ }", "[ ]", "t r", "tr u", "tru e", "e s", "1 0", "0 0",
            "n a", "na m", "nam e", "l i", "li m", "lim i", "limi t", "\\ n", "\\ \"", "a \"", "Ġ 1", "s e", "se a", "< /", "\" C", "\"C \"");
    private static final List<String> CONTROLS = List.of("<s>", "</s>", "[TOOL_CALLS]", "<|python_tag|>");

    private JsonVocabulary() {}

    /** Makes a small model of random weights over it. */
    static ModelFile model(Path folder, long seed) throws IOException {
        Path words = folder.resolve("words.gguf");
        GgufWriter writer = GgufWriter.create(words, metadata(bytes(folder)), List.of());
        writer.finish();
        writer.close();
        Path path = folder.resolve("random-" + seed + ".gguf");
        try (GgufFile file = GgufFile.open(words)) {
            ModelSynth.write(path, SynthSpec.tiny(SynthArchitecture.LLAMA, seed).withVocabulary(SynthVocabulary.of(file)));
        }
        return ModelFile.open("random", path);
    }

    /** Returns the letters that stand for the bytes in byte-level vocabularies. */
    private static List<String> bytes(Path folder) throws IOException {
        Path plain = folder.resolve("plain.gguf");
        ModelSynth.write(plain, SynthSpec.tiny(SynthArchitecture.LLAMA, 1));
        try (ModelFile file = ModelFile.open("plain", plain)) {
            return IntStream.range(0, 256).mapToObj(file.vocabulary()::text).toList();
        }
    }

    private static GgufMetadata metadata(List<String> bytes) {
        List<String> tokens = new ArrayList<>(bytes);
        MERGES.forEach(pair -> tokens.add(pair.replace(" ", "")));
        int begin = tokens.size();
        tokens.addAll(CONTROLS);
        List<Long> types = new ArrayList<>();
        for (int id = 0; id < tokens.size(); id++) {
            types.add(id >= begin ? 3L : 1L);
        }
        return new GgufMetadata()
                .put("general.architecture", "llama")
                .put("tokenizer.ggml.model", "gpt2")
                .put("tokenizer.ggml.pre", "gpt-2")
                .putArray("tokenizer.ggml.tokens", GgufValueType.STRING, tokens)
                .putArray("tokenizer.ggml.token_type", GgufValueType.INT32, types)
                .putArray("tokenizer.ggml.merges", GgufValueType.STRING, MERGES)
                .put("tokenizer.ggml.bos_token_id", (long) begin)
                .put("tokenizer.ggml.eos_token_id", begin + 1L);
    }
}
