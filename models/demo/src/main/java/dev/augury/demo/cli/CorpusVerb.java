package dev.augury.demo.cli;

import dev.augury.demo.corpus.ChatText;
import dev.augury.demo.corpus.CorpusDocuments;
import dev.augury.demo.corpus.CorpusGenerator;
import dev.augury.demo.corpus.Dialogue;
import dev.augury.demo.corpus.Lessons;
import dev.augury.demo.corpus.Skill;
import dev.augury.demo.corpus.Split;
import dev.augury.demo.train.Document;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.token.Tokenizer;
import dev.augury.model.token.TokenizerReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the corpus. */
@Command(name = "corpus", description = "Prints dialogues that the demo model is trained on; with a vocabulary also how many tokens they have.",
        mixinStandardHelpOptions = true)
public final class CorpusVerb implements Callable<Integer> {

    @Option(names = "--count", paramLabel = "N", defaultValue = "20", description = "Dialogues to print (default: ${DEFAULT-VALUE}).")
    private long count;

    @Option(names = "--from", paramLabel = "INDEX", defaultValue = "0", description = "Index of the first (default: ${DEFAULT-VALUE}).")
    private long from;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Seed of the corpus (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--split", paramLabel = "SPLIT", defaultValue = "TRAIN", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Split split = Split.TRAIN;

    @Option(names = "--weight", paramLabel = "SKILL=WEIGHT", description = "How often a skill comes up, in proportion to the others; any given, the rest is 0.")
    private Map<Skill, Double> weights = new EnumMap<>(Skill.class);

    @Option(names = "--vocabulary", paramLabel = "FILE", description = "GGUF file with a vocabulary: counts tokens by skill instead of printing.")
    private @Nullable Path vocabulary;

    @Override
    public Integer call() throws IOException {
        CorpusGenerator corpus = new CorpusGenerator(seed, Lessons.all(), weights.isEmpty() ? CorpusGenerator.WEIGHTS : weights);
        StringBuilder out = new StringBuilder();
        if (vocabulary == null) {
            for (long i = from; i < from + count; i++) {
                Dialogue dialogue = corpus.dialogue(split, i);
                out.append("=== ").append(i).append(' ').append(dialogue.skill()).append('\n').append(ChatText.text(dialogue));
            }
        } else {
            try (GgufFile file = GgufFile.open(vocabulary)) {
                Counts.of(corpus, split, from, count, TokenizerReader.read(file.metadata())).forEach(counts -> out.append(counts).append('\n'));
            }
        }
        PrintStream stream = System.out;
        stream.write(out.toString().getBytes(StandardCharsets.UTF_8));
        stream.flush();
        return 0;
    }

    /** Counts of the dialogues of one skill. */
    private static final class Counts {
        private final String name;
        private long dialogues;
        private long tokens;
        private long learned;
        private long longest;

        private Counts(String name) {
            this.name = name;
        }

        private static Iterable<Counts> of(CorpusGenerator corpus, Split split, long from, long count, Tokenizer tokenizer) {
            Map<Skill, Counts> bySkill = new EnumMap<>(Skill.class);
            for (long i = from; i < from + count; i++) {
                Dialogue dialogue = corpus.dialogue(split, i);
                bySkill.computeIfAbsent(dialogue.skill(), skill -> new Counts(skill.name())).add(CorpusDocuments.document(dialogue, tokenizer));
            }
            return bySkill.values();
        }

        private void add(Document document) {
            dialogues++;
            tokens += document.tokens().length;
            longest = Math.max(longest, document.tokens().length);
            for (boolean mark : document.learned()) {
                learned += mark ? 1 : 0;
            }
        }

        @Override
        public String toString() {
            return "%-10s %6d dialogues  %9d tokens  %8d learned  %6.1f tokens each  longest %d".formatted(name, dialogues, tokens, learned,
                    dialogues == 0 ? 0 : tokens / (double) dialogues, longest);
        }
    }
}
