package dev.augury.demo.eval;

import dev.augury.demo.corpus.ChatText;
import dev.augury.demo.corpus.CorpusDocuments;
import dev.augury.demo.corpus.CorpusGenerator;
import dev.augury.demo.corpus.Split;
import dev.augury.demo.train.ModelExport;
import dev.augury.demo.train.ModelSize;
import dev.augury.demo.train.StoredType;
import dev.augury.demo.train.Training;
import dev.augury.demo.train.TrainingOptions;
import dev.augury.demo.vocabulary.BytePairVocabulary;
import dev.augury.demo.vocabulary.WeightedText;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.token.Tokenizer;
import dev.augury.model.token.TokenizerReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** A small model that was never trained, over a vocabulary learned from the corpus. */
final class TinyModel {

    private static final int DIALOGUES = 60;

    private TinyModel() {}

    static Tokenizer vocabulary(Path file) throws IOException {
        CorpusGenerator corpus = CorpusGenerator.standard(1);
        BytePairVocabulary.learn(LongStream.range(0, DIALOGUES).mapToObj(i -> WeightedText.of(ChatText.text(corpus.dialogue(Split.TRAIN, i)))).iterator(), 600)
                .write(file, ChatText.template());
        try (GgufFile read = GgufFile.open(file)) {
            return TokenizerReader.read(read.metadata());
        }
    }

    static Path write(Path folder) throws IOException {
        Path vocabulary = folder.resolve("vocabulary.gguf");
        Tokenizer tokenizer = vocabulary(vocabulary);
        ModelSize size = new ModelSize(2, 64, 2, 32, 96, tokenizer.size(), 1_024);
        CorpusDocuments source = new CorpusDocuments(CorpusGenerator.standard(1), Split.TRAIN, tokenizer);
        Path model = folder.resolve("tiny.gguf");
        try (GgufFile file = GgufFile.open(vocabulary)) {
            ModelExport.write(Training.begin(size, TrainingOptions.demo(), Training.Place.of(source)).model(), file, StoredType.F32, model);
        }
        return model;
    }
}
