package dev.augury.demo.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.train.Document;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.token.Tokenizer;
import dev.augury.model.token.TokenizerReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FragmentsTest {

    private static final long SEED = 6;
    private static final int DIALOGUES = 4_000;

    @Test
    void wordIsOfSmallLettersAndSeldomTheSame() {
        SplittableRandom chance = new SplittableRandom(SEED);
        List<String> words = Stream.generate(() -> Fragments.word(chance)).limit(10_000).toList();
        assertThat(words).as("seed %d", SEED).allMatch(word -> word.matches("[a-z]{2,14}"));
        assertThat(words.stream().distinct().count()).as("seed %d", SEED).isGreaterThan(8_000);
    }

    /** What a held-out answer needs and training never wrote is what the model cannot copy. */
    @Test
    void trainingWritesNearlyEveryTokenOfHeldOutAnswers() throws IOException {
        try (GgufFile model = GgufFile.open(Path.of("augury-demo.gguf"))) {
            Tokenizer tokenizer = TokenizerReader.read(model.metadata());
            BitSet lacking = written(Split.HELD_OUT, tokenizer);
            int needed = lacking.cardinality();
            lacking.andNot(written(Split.TRAIN, tokenizer));
            assertThat(lacking.cardinality() / (double) needed).as("seed %d: %s", SEED, lacking.stream().mapToObj(tokenizer::text).toList()).isLessThan(0.02);
        }
    }

    private static BitSet written(Split split, Tokenizer tokenizer) {
        CorpusDocuments documents = new CorpusDocuments(CorpusGenerator.standard(SEED), split, tokenizer);
        BitSet written = new BitSet();
        for (int i = 0; i < DIALOGUES; i++) {
            Document document = documents.document(i);
            IntStream.range(0, document.tokens().length).filter(at -> document.learned()[at]).forEach(at -> written.set(document.tokens()[at]));
        }
        return written;
    }
}
