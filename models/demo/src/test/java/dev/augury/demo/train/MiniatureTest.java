package dev.augury.demo.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.corpus.ChatText;
import dev.augury.demo.corpus.CorpusDocuments;
import dev.augury.demo.corpus.Dialogue;
import dev.augury.demo.corpus.Skill;
import dev.augury.demo.corpus.Split;
import dev.augury.demo.corpus.other.OtherLesson;
import dev.augury.demo.vocabulary.BytePairVocabulary;
import dev.augury.demo.vocabulary.WeightedText;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.token.Tokenizer;
import dev.augury.model.token.TokenizerReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way in small: corpus, vocabulary and training from scratch of one skill, what to say to anything else. Trials are exchanges that were not trained on;
 * that phrasings may be shared is why so small a model and so little text suffice.
 */
class MiniatureTest {

    private static final long SEED = 5;
    private static final int TRIALS = 200;
    private static final long UNSEEN = 1_000_000_000;
    private static final int VOCABULARY = 400;

    private final OtherLesson lesson = new OtherLesson();

    @TempDir
    Path folder;

    private Dialogue dialogue(long index) {
        return new Dialogue(Skill.OTHER, ChatText.SYSTEM, List.of(), lesson.exchange(Split.TRAIN, new SplittableRandom(SEED + 977 * index)).messages());
    }

    @Test
    void aModelLearnsASkillFromScratch() throws IOException, InterruptedException {
        Path file = folder.resolve("vocabulary.gguf");
        BytePairVocabulary.learn(LongStream.range(0, 300).mapToObj(i -> WeightedText.of(ChatText.text(dialogue(i)))).iterator(), VOCABULARY)
                .write(file, ChatText.template());
        try (GgufFile vocabulary = GgufFile.open(file)) {
            Tokenizer tokenizer = TokenizerReader.read(vocabulary.metadata());
            ModelSize size = new ModelSize(2, 64, 2, 32, 128, tokenizer.size(), 256);
            TrainingOptions options = new TrainingOptions(400_000, SEED, 6e-3f, 2e-2f, 50, 2, 400, 2);
            Training training = Training.begin(size, options, Training.Place.of(index -> CorpusDocuments.document(dialogue(index), tokenizer)));
            training.run(status -> {});
            Predictor predictor = new Predictor(training.model());
            long right = LongStream.range(UNSEEN, UNSEEN + TRIALS).filter(index -> predictor.knows(CorpusDocuments.document(dialogue(index), tokenizer))).count();
            assertThat(right).as("right answers to %d questions, seed %d", TRIALS, SEED).isGreaterThan(TRIALS * 9 / 10);
        }
    }
}
