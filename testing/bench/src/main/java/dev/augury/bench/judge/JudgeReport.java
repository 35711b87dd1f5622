package dev.augury.bench.judge;

import dev.augury.model.synth.SynthArchitecture;
import dev.augury.model.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges many cases and tells the results as Markdown, line by line as they come. */
public final class JudgeReport {

    private static final double FAULT_FACTOR = 10;

    private final Judge judge;
    private final long seed;
    private final Consumer<String> lines;

    /**
     * Makes a report.
     *
     * @param server the peer's executable, a llama.cpp server
     * @param folder for models, some 20 MB
     * @param seed of models and prompts
     * @param lines receives the report
     */
    public JudgeReport(Path server, Path folder, long seed, Consumer<String> lines) {
        judge = new Judge(server, folder, seed);
        this.seed = seed;
        this.lines = lines;
    }

    /**
     * Judges the cases whose name or type contains the text, "" for all.
     *
     * @return whether some were judged and all of them pass; a case that the peer cannot run does not count
     */
    public boolean cases(String filter) throws InterruptedException {
        lines.accept("| model | type | KL(peer‖ours) mean | max | same token, peer decided | all | KL(peer F32‖ours) | KL(peer F32‖peer) | bound | verdict |");
        lines.accept("|---|---|---:|---:|---:|---:|---:|---:|---:|---|");
        boolean pass = true;
        int verdicts = 0;
        for (Case judged : selected(Case.all(seed).stream(), filter)) {
            try {
                Verdict verdict = judge.judge(judged);
                lines.accept(line(verdict));
                pass &= verdict.passes();
                verdicts++;
            } catch (IOException e) {
                lines.accept("| " + judged.name() + " | " + judged.type() + " | | | | | | | | not judged: " + e.getMessage() + " |");
            }
        }
        return pass && any(verdicts);
    }

    /**
     * Judges each fault on one model of each family in F32, and one of each quantised type, those whose name or type contains the text.
     *
     * @return whether some were judged and every fault exceeds the bound tenfold
     */
    public boolean faults(String filter) throws InterruptedException {
        lines.accept("| model | type | bound | " + Stream.of(Fault.values()).map(fault -> fault.text() + " | × bound").collect(Collectors.joining(" | ")) + " |");
        lines.accept("|---|---|---:|" + "---:|---:|".repeat(Fault.values().length));
        boolean pass = true;
        int verdicts = 0;
        for (Case judged : selected(Case.all(seed).stream().filter(JudgeReport::faulted), filter)) {
            try {
                Map<Fault, Double> divergences = judge.faults(judged);
                lines.accept("| " + judged.name() + " | " + judged.type() + " | " + number(judged.bound()) + " | " + divergences.values().stream()
                        .map(value -> number(value) + " | " + Math.round(value / judged.bound())).collect(Collectors.joining(" | ")) + " |");
                pass &= divergences.values().stream().allMatch(value -> value > FAULT_FACTOR * judged.bound());
                verdicts++;
            } catch (IOException e) {
                lines.accept("| " + judged.name() + " | " + judged.type() + " | not judged: " + e.getMessage() + " |");
            }
        }
        return pass && any(verdicts);
    }

    private boolean any(int verdicts) {
        if (verdicts == 0) {
            lines.accept("Nothing was judged: no model has that name or type, or the peer runs none of them.");
        }
        return verdicts > 0;
    }

    private static boolean faulted(Case judged) {
        return !judged.spec().longContext() && (judged.type() == TensorType.F32 || judged.quantised() && judged.spec().architecture() == SynthArchitecture.LLAMA);
    }

    private static List<Case> selected(Stream<Case> cases, String filter) {
        String wanted = filter.toLowerCase(Locale.ROOT);
        return cases.filter(one -> (one.name() + " " + one.type()).toLowerCase(Locale.ROOT).contains(wanted)).toList();
    }

    private static String line(Verdict verdict) {
        Comparison same = verdict.same();
        return String.join(" | ", "| " + verdict.judged().name(), verdict.judged().type().toString(), number(same.meanDivergence()), number(same.maxDivergence()),
                same.agreed() + "/" + same.decided(), same.agreedAll() + "/" + same.prompts(),
                verdict.exact() == null ? "" : number(verdict.exact().meanDivergence()),
                verdict.rounding() == null ? "" : number(verdict.rounding().meanDivergence()),
                number(verdict.judged().bound()), verdict.passes() ? "pass |" : "**FAIL** |");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1e", value);
    }
}
