package dev.augury.server.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.jinja.RenderContext;
import dev.augury.model.ModelFile;
import dev.augury.model.gguf.GgufMetadata;
import dev.augury.model.gguf.GgufValueType;
import dev.augury.model.gguf.GgufWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostedModelTest {

    private static final List<String> PIECES = List.of("\u2581{", "{", "\u2581", "\u2581}", "}", "\u2581name", "name", "\u2581\"", "\"");

    @TempDir
    Path folder;

    /** A SentencePiece vocabulary puts a space before every text; a call that is forced begins without one. */
    @Test
    void textWithinAnAnswerIsWrittenWithoutTheSpaceOfATextOfItsOwn() throws Exception {
        Path path = folder.resolve("pieces.gguf");
        try (GgufWriter writer = GgufWriter.create(path, pieces(), List.of())) {
            writer.finish();
        }
        try (ModelFile file = ModelFile.open("pieces", path)) {
            HostedModel model = new HostedModel(file, ChatText.of(file, "{{ messages }}", RenderContext.of(Instant::now, () -> 0L)), 100, Instant.EPOCH);
            for (String text : List.of("{\"name\"", "}", "}\n", " {", "name", "[TOOL_CALLS]", "é", "")) {
                ByteArrayOutputStream written = new ByteArrayOutputStream();
                for (int token : model.write(text)) {
                    written.writeBytes(model.bytes(token));
                }
                assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(text);
            }
            assertThat(model.write("[TOOL_CALLS]")).hasSize(1);
        }
    }

    private static GgufMetadata pieces() {
        List<String> tokens = new ArrayList<>(List.of("<unk>", "<s>", "</s>", "[TOOL_CALLS]"));
        List<Long> types = new ArrayList<>(List.of(2L, 3L, 3L, 3L));
        List<Float> scores = new ArrayList<>(List.of(0f, 0f, 0f, 0f));
        for (int octet = 0; octet < 256; octet++) {
            tokens.add(String.format("<0x%02X>", octet));
            types.add(6L);
            scores.add(0f);
        }
        for (String piece : PIECES) {
            tokens.add(piece);
            types.add(1L);
            scores.add((float) -scores.size());
        }
        return new GgufMetadata()
                .put("general.architecture", "llama")
                .put("tokenizer.ggml.model", "llama")
                .putArray("tokenizer.ggml.tokens", GgufValueType.STRING, tokens)
                .putArray("tokenizer.ggml.token_type", GgufValueType.INT32, types)
                .putArray("tokenizer.ggml.scores", GgufValueType.FLOAT32, scores)
                .put("tokenizer.ggml.bos_token_id", 1L)
                .put("tokenizer.ggml.eos_token_id", 2L)
                .put("tokenizer.ggml.unknown_token_id", 0L);
    }
}
