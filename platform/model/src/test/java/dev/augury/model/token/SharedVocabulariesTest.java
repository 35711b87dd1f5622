package dev.augury.model.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.augury.model.gguf.GgufFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real vocabularies and the ids that their makers' tokenizers give. */
class SharedVocabulariesTest {
    private static final String SEPARATOR = "\n__ggml_vocab_test__\n";

    @ParameterizedTest
    @ValueSource(strings = {"gpt-2", "phi-3", "falcon", "starcoder"})
    void allVectorsOfTheVocabularyPass(String name) throws IOException {
        Path file = Path.of(System.getProperty("augury.shared", "shared"), "data", "vocab", "ggml-vocab-" + name + ".gguf");
        assumeTrue(Files.exists(file), () -> "Skipped: the shared vocabulary " + file + " is not beside this checkout.");
        Tokenizer tokenizer = read(file);
        String[] texts = Files.readString(Path.of(file + ".inp")).split(SEPARATOR, -1);
        List<String> wanted = Files.readAllLines(Path.of(file + ".out"));
        assertThat(texts).hasSize(47);
        for (int i = 0; i < texts.length; i++) {
            int[] tokens = tokenizer.encode(texts[i], SpecialParsing.OFF);
            String ids = Arrays.stream(tokens).mapToObj(Integer::toString).collect(Collectors.joining(" "));
            assertThat(ids).as("%s, vector %d, text '%s'", name, i, texts[i]).isEqualTo(i < wanted.size() ? wanted.get(i).strip() : "");
            assertThat(tokenizer.decode(tokens)).isEqualTo(texts[i]);
        }
    }

    private static Tokenizer read(Path file) throws IOException {
        try (GgufFile model = GgufFile.open(file)) {
            return TokenizerReader.read(model.metadata());
        }
    }
}
