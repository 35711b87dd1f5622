package dev.augury.demo.cli;

import dev.augury.demo.corpus.ChatText;
import dev.augury.demo.corpus.CorpusGenerator;
import dev.augury.demo.corpus.Split;
import dev.augury.demo.vocabulary.BytePairVocabulary;
import dev.augury.demo.vocabulary.TokenStatistics;
import dev.augury.demo.vocabulary.WeightedText;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.token.TokenizerReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code demo vocabulary}: learns the vocabulary from training dialogues and tells what the corpus costs in it. */
@Command(name = "vocabulary", description = "Learns the demo model's vocabulary and writes it as a GGUF file without tensors.", mixinStandardHelpOptions = true)
public final class VocabularyVerb implements Callable<Integer> {

    /** Spelled words are made of these; each is one token, also where words seldom have that letter. */
    private static final String SPELLED = "-a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z";

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "file to write")
    private Path out = Path.of("vocabulary.gguf");

    @Option(names = "--dialogues", paramLabel = "N", defaultValue = "30000", description = "training dialogues to learn from (default: ${DEFAULT-VALUE})")
    private int dialogues;

    @Option(names = "--size", paramLabel = "N", defaultValue = "2560",
            description = "tokens, the 256 bytes and 7 reserved ones included (default: ${DEFAULT-VALUE})")
    private int size;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "seed of the corpus (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--stats", paramLabel = "FILE", description = "file for the tokens by skill; standard output by default")
    private @Nullable Path stats;

    @Override
    public Integer call() throws IOException {
        if (dialogues < 1) {
            throw new ParameterException(spec.commandLine(), "--dialogues is " + dialogues + "; give 1 or more");
        }
        PrintWriter print = spec.commandLine().getOut();
        CorpusGenerator corpus = CorpusGenerator.standard(seed);
        Stream<WeightedText> drawn = LongStream.range(0, dialogues).mapToObj(index -> WeightedText.of(ChatText.text(corpus.dialogue(Split.TRAIN, index))));
        Stream<WeightedText> spelled = Stream.of(new WeightedText(SPELLED, dialogues));
        BytePairVocabulary vocabulary = BytePairVocabulary.learn(Stream.concat(spelled, drawn).iterator(), size);
        vocabulary.write(out, ChatText.template());
        print.println(out + ": " + vocabulary.tokens().size() + " tokens, learned from " + dialogues + " dialogues");
        try (GgufFile file = GgufFile.open(out)) {
            List<String> table = new TokenStatistics(TokenizerReader.read(file.metadata()), seed).table(Math.min(dialogues, 5_000));
            if (stats == null) {
                table.forEach(print::println);
            } else {
                Files.write(stats, table);
            }
        }
        print.flush();
        return 0;
    }
}
