package dev.augury.demo.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.train.Document;
import dev.augury.demo.vocabulary.BytePairVocabulary;
import dev.augury.demo.vocabulary.WeightedText;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.token.SpecialParsing;
import dev.augury.model.token.Tokenizer;
import dev.augury.model.token.TokenizerReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusDocumentsTest {

    private static final long SEED = 3;
    private static final int VOCABULARY = 2_560;
    private final CorpusGenerator corpus = CorpusGenerator.standard(SEED);

    @Test
    void documentIsTheTextInTokensAndMarksTheAnswers(@TempDir Path folder) throws IOException {
        Tokenizer tokenizer = tokenizer(folder.resolve("vocabulary.gguf"));
        CorpusDocuments documents = new CorpusDocuments(corpus, Split.TRAIN, tokenizer);
        for (int i = 0; i < 3_000; i++) {
            Dialogue dialogue = corpus.dialogue(Split.TRAIN, i);
            Document document = documents.document(i);
            assertThat(document.tokens()).as("seed %d, dialogue %d", SEED, i).isEqualTo(tokenizer.encode(ChatText.text(dialogue), SpecialParsing.ON))
                    .hasSizeLessThanOrEqualTo(1_500);
            int[] learned = IntStream.range(0, document.tokens().length).filter(at -> document.learned()[at]).map(at -> document.tokens()[at]).toArray();
            assertThat(tokenizer.decode(learned)).as("seed %d, dialogue %d", SEED, i)
                    .isEqualTo(ChatText.pieces(dialogue).stream().filter(Piece::learned).map(Piece::text).collect(Collectors.joining()));
            assertThat(document.learned()[0]).isFalse();
        }
        assertThat(Arrays.equals(documents.document(7).tokens(), documents.document(7).tokens())).isTrue();
    }

    private Tokenizer tokenizer(Path file) throws IOException {
        BytePairVocabulary.learn(IntStream.range(0, 2_000).mapToObj(i -> WeightedText.of(ChatText.text(corpus.dialogue(Split.TRAIN, i)))).iterator(), VOCABULARY)
                .write(file, ChatText.template());
        try (GgufFile read = GgufFile.open(file)) {
            return TokenizerReader.read(read.metadata());
        }
    }
}
