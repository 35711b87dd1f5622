package dev.augury.demo.cli;

import dev.augury.demo.corpus.CorpusGenerator;
import dev.augury.demo.corpus.Skill;
import dev.augury.demo.eval.DecoderSize;
import dev.augury.demo.eval.Evaluation;
import dev.augury.demo.eval.GreedyDecoder;
import dev.augury.demo.eval.PeerComparison;
import dev.augury.demo.eval.ScoreTable;
import dev.augury.demo.eval.Transcript;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code demo eval}: asks the demo model held-out questions, with real tools, and counts exact answers. */
@Command(name = "eval", description = "Scores the demo model on held-out questions by skill, with the tools run in earnest.", mixinStandardHelpOptions = true)
public final class EvalVerb implements Callable<Integer> {

    private static final int SAMPLE = 20;
    private static final double PEER_PERCENT = 99;
    /** The distribution's model; the host serves the same one when none is named. */
    private static final Path SHIPPED = Path.of("models", "augury-demo.gguf");

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "FILE", description = "model to score (default: the demo model of the distribution)")
    private @Nullable Path model;

    @Option(names = "--prompts", paramLabel = "N", defaultValue = "500", description = "questions of each skill (default: ${DEFAULT-VALUE})")
    private int prompts;

    @Option(names = "--skills", paramLabel = "SKILL", split = ",", description = "skills to test (default: all); of ${COMPLETION-CANDIDATES}")
    private Set<Skill> skills = EnumSet.allOf(Skill.class);

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "seed of the questions (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "worker threads; 0 for one per core (default: ${DEFAULT-VALUE})")
    private int threads;

    @Option(names = "--show", description = "print " + SAMPLE + " whole dialogues too, drawn at random")
    private boolean show;

    @Option(names = "--failures", paramLabel = "N", defaultValue = "0", description = "print so many failures of each skill (default: ${DEFAULT-VALUE})")
    private int failures;

    @Option(names = "--peer", paramLabel = "URL", description = "llama-server with the same model, to compare greedy answers with")
    private @Nullable URI peer;

    @Option(names = "--check", description = "exit with 1 where a bound is missed")
    private boolean check;

    @Option(names = "--csv", paramLabel = "FILE", description = "write the scores as CSV too")
    private @Nullable Path csv;

    @Option(names = "--json", paramLabel = "FILE", description = "write the scores as JSON too")
    private @Nullable Path json;

    @Option(names = "--markdown", paramLabel = "FILE", description = "write the scores as a Markdown table too")
    private @Nullable Path markdown;

    @Override
    public Integer call() throws IOException {
        checkOptions();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (GreedyDecoder decoder = GreedyDecoder.load(model == null ? shipped() : model, DecoderSize.USUAL.withThreads(threads))) {
            CountProgress progress = new CountProgress(err, "questions", skills.size() * prompts);
            Evaluation evaluation = Evaluation.run(decoder, CorpusGenerator.standard(seed), skills, prompts, progress);
            if (show) {
                Transcript.sample(evaluation, SAMPLE, seed).forEach(out::println);
            }
            Transcript.failures(evaluation, failures).forEach(out::println);
            ScoreTable table = new ScoreTable(evaluation.tallies());
            table.text().forEach(out::println);
            write(table);
            boolean passes = evaluation.passes() & (peer == null || agrees(evaluation, decoder, peer));
            out.flush();
            return check && !passes ? 1 : 0;
        }
    }

    /** Refuses at once what would be found wrong only after all questions were asked. */
    private void checkOptions() {
        if (prompts < 1 || failures < 0 || threads < 0) {
            throw wrong("Give --prompts of 1 or more and --failures and --threads of 0 or more, not " + prompts + ", " + failures + " and " + threads);
        }
        if (peer != null && (peer.getHost() == null || peer.getScheme() == null || !peer.getScheme().startsWith("http"))) {
            throw wrong("--peer is " + peer + "; write it as in http://127.0.0.1:8080");
        }
        checkFolder("--csv", csv);
        checkFolder("--json", json);
        checkFolder("--markdown", markdown);
    }

    private void checkFolder(String option, @Nullable Path file) {
        if (file != null && !Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw wrong(option + " is " + file + ", but there is no such folder; make it, or name a file elsewhere");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private boolean agrees(Evaluation evaluation, GreedyDecoder decoder, URI with) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        CountProgress progress = new CountProgress(spec.commandLine().getErr(), "peer", evaluation.turns());
        PeerComparison comparison = PeerComparison.run(evaluation, decoder, with, progress);
        comparison.differences().forEach(out::println);
        out.printf(Locale.ROOT, "peer: %d of %d turns agree, %.2f %% (bound %.0f %%)%n", comparison.turns() - comparison.differences().size(),
                comparison.turns(), comparison.percent(), PEER_PERCENT);
        return comparison.percent() >= PEER_PERCENT;
    }

    private void write(ScoreTable table) throws IOException {
        write(csv, table.csv());
        write(json, table.json());
        write(markdown, table.markdown());
    }

    private static void write(@Nullable Path file, List<String> lines) throws IOException {
        if (file != null) {
            Files.write(file, lines);
        }
    }

    private Path shipped() {
        String home = System.getProperty("augury.home");
        Path file = home == null ? SHIPPED : Path.of(home).resolve(SHIPPED);
        if (!Files.isRegularFile(file)) {
            throw wrong("There is no demo model at " + file + "; name one with --model");
        }
        return file;
    }
}
