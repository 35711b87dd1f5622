package dev.augury.demo.vocabulary;

import dev.augury.demo.corpus.ChatText;
import dev.augury.demo.corpus.CorpusDocuments;
import dev.augury.demo.corpus.CorpusGenerator;
import dev.augury.demo.corpus.Dialogue;
import dev.augury.demo.corpus.Exchange;
import dev.augury.demo.corpus.Lesson;
import dev.augury.demo.corpus.Lessons;
import dev.augury.demo.corpus.Split;
import dev.augury.demo.train.Document;
import dev.augury.model.token.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** What the corpus costs in tokens: how long the exchanges of each skill and whole dialogues are, and how much of them is learned. */
public final class TokenStatistics {

    private static final int EXCHANGES = 1_000;

    private final Tokenizer tokenizer;
    private final long seed;

    /**
     * Makes statistics over the training half.
     *
     * @param tokenizer the vocabulary to measure
     * @param seed of exchanges and dialogues
     */
    public TokenStatistics(Tokenizer tokenizer, long seed) {
        this.tokenizer = tokenizer;
        this.seed = seed;
    }

    private record Row(String name, double weight, List<Document> documents, int header) {

        private static long learned(Document document) {
            long count = 0;
            for (boolean mark : document.learned()) {
                count += mark ? 1 : 0;
            }
            return count;
        }

        double learnedMean() {
            return documents.stream().mapToLong(Row::learned).average().orElse(0);
        }

        long learnedMax() {
            return documents.stream().mapToLong(Row::learned).max().orElse(0);
        }

        double mean() {
            return documents.stream().mapToInt(document -> document.tokens().length - header).average().orElse(0);
        }

        int quantile(double share) {
            int[] lengths = documents.stream().mapToInt(document -> document.tokens().length - header).sorted().toArray();
            return lengths[(int) Math.min(lengths.length - 1L, Math.round(share * lengths.length))];
        }

        /** @param total learned tokens of all skills in proportion, 0 for no share */
        String line(double total) {
            String share = total > 0 ? "%.1f %%".formatted(100 * weight * learnedMean() / total) : "";
            return String.format(Locale.ROOT, "%-12s %6.1f %9.1f %7d %7d %7d %9.1f %9d %9s", name, weight, mean(), quantile(0.5), quantile(0.95),
                    quantile(1), learnedMean(), learnedMax(), share);
        }
    }

    /** Returns a table of exchanges by skill and of whole dialogues. */
    public List<String> table(int dialogues) {
        CorpusGenerator corpus = CorpusGenerator.standard(seed);
        List<Row> skills = new ArrayList<>(Lessons.all().stream().map(this::row).toList());
        double total = skills.stream().mapToDouble(row -> row.weight * row.learnedMean()).sum();
        Document[] documents = new Document[dialogues];
        Arrays.setAll(documents, i -> CorpusDocuments.document(corpus.dialogue(Split.TRAIN, i), tokenizer));
        long full = Arrays.stream(documents).filter(document -> document.tokens().length >= CorpusDocuments.TOKENS_MAX).count();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-12s %6s %9s %7s %7s %7s %9s %9s %9s", "tokens of", "weight", "mean", "median", "95 %", "max", "learned",
                "max", "share"));
        skills.forEach(row -> lines.add(row.line(total)));
        lines.add(new Row("dialogues", 1, List.of(documents), 0).line(0));
        lines.add(full + " of " + dialogues + " dialogues were cut at " + CorpusDocuments.TOKENS_MAX + " tokens.");
        return lines;
    }

    private Row row(Lesson lesson) {
        SplittableRandom chance = new SplittableRandom(seed);
        int header = CorpusDocuments.document(alone(new Exchange(lesson.skill(), Set.of(), List.of())), tokenizer).tokens().length;
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < EXCHANGES; i++) {
            documents.add(CorpusDocuments.document(alone(lesson.exchange(Split.TRAIN, chance)), tokenizer));
        }
        return new Row(lesson.skill().name(), CorpusGenerator.WEIGHTS.getOrDefault(lesson.skill(), 0.0), documents, header);
    }

    private static Dialogue alone(Exchange exchange) {
        return new Dialogue(exchange.skill(), ChatText.SYSTEM, List.of(), exchange.messages());
    }
}
