package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a user meets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerbsTest {

    @TempDir
    Path folder;

    @Test
    void versionAndHelpEndWell() throws Exception {
        AuguryProcess.Ended version = AuguryProcess.run(folder, "", "--version");
        assertThat(version.code()).isZero();
        assertThat(version.out()).startsWith("augury ").contains("SPI 1.");
        AuguryProcess.Ended help = AuguryProcess.run(folder, "", "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("serve", "model", "tokenize", "plugins", "bench", "Exit codes");
    }

    @Test
    void wrongUsageEndsWithTwoAndSaysWhatIsKnown() throws Exception {
        AuguryProcess.Ended ended = AuguryProcess.run(folder, "", "sevre");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("sevre");
    }

    @Test
    void tokenizeCutsAtTheSeparatorAndDecodeIsItsReverse() throws Exception {
        AuguryProcess.Ended made = AuguryProcess.run(folder, "", "model", "synth", "--out", "words.gguf");
        assertThat(made.code()).as(made.err()).isZero();
        String text = "the cat\n--\nnaïve 日本\n--\n";

        AuguryProcess.Ended ids = AuguryProcess.run(folder, text, "tokenize", "--model", "words.gguf", "--separator", "\n--\n");
        assertThat(ids.code()).as(ids.err()).isZero();
        assertThat(ids.out().lines()).hasSize(3);
        AuguryProcess.Ended back = AuguryProcess.run(folder, ids.out(), "tokenize", "--model", "words.gguf", "--separator", "\n--\n", "--decode");
        assertThat(back.out()).isEqualTo(text);
    }

    @Test
    void modelInfoTellsWhatAFileIs() throws Exception {
        AuguryProcess.Ended made = AuguryProcess.run(folder, "", "model", "synth", "--out", "granite.gguf", "--arch", "granite", "--quant", "Q4_K");
        assertThat(made.code()).as(made.err()).isZero();
        AuguryProcess.Ended info = AuguryProcess.run(folder, "", "model", "info", "granite.gguf");
        assertThat(info.code()).as(info.err()).isZero();
        assertThat(info.out()).contains("granite").contains("Q4_K").contains("unsupported    nothing");
    }

    @Test
    void replayPrintsATableAndAppendsTheSameLinesForTheSameSeed() throws Exception {
        Files.writeString(folder.resolve("trace.json"), """
                {"a": [{"prompt_tokens": 300, "completion_tokens": 40, "api_time": 2.5, "api_token_length": 20}, {"prompt_tokens": 360, "completion_tokens": 30}]}
                """);
        String[] arguments = {
            "bench", "replay", "--trace", "trace.json", "--costs", "gptj-6b-a100", "--scheduler", "lamps", "--scheduler-option", "form=code", "--handling", "infercept",
            "--predictor", "oracle", "--predictor-option", "noise=0.3", "--rate", "1,2", "--seconds", "60", "--seeds", "1,2", "--prefix-cache", "off", "--csv", "runs.csv"};
        AuguryProcess.Ended first = AuguryProcess.run(folder, "", arguments);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("pool: 52080 tokens", "scheduler=lamps(form=code)", "prefix_cache=off", "unfinished").containsPattern("\\| +1\\.00 \\|.*\n\\| +2\\.00 \\|");
        assertThat(AuguryProcess.run(folder, "", arguments).code()).isZero();
        var lines = Files.readAllLines(folder.resolve("runs.csv"));
        assertThat(lines).hasSize(9);
        assertThat(lines.getFirst()).startsWith("trace,costs,scheduler,handling,predictor,prefix_cache,rate_per_s,seed");
        assertThat(lines.subList(5, 9)).isEqualTo(lines.subList(1, 5));
    }

    @Test
    void replayRefusesWhatItCannotDo() throws Exception {
        AuguryProcess.Ended ended = AuguryProcess.run(folder, "", "bench", "replay", "--trace", "nowhere.json", "--rate", "1");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("nowhere.json").doesNotContain("\tat ");
        Files.writeString(folder.resolve("one.json"), "{\"a\": [{\"prompt_tokens\": 3, \"completion_tokens\": 4}]}");
        AuguryProcess.Ended unsized = AuguryProcess.run(folder, "", "bench", "replay", "--trace", "one.json", "--rate", "1");
        assertThat(unsized.code()).isEqualTo(2);
        assertThat(unsized.err()).contains("--kv-memory");
        AuguryProcess.Ended unknown = AuguryProcess.run(folder, "", "bench", "replay", "--trace", "one.json", "--rate", "1", "--costs", "mine");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("There are no costs 'mine'", "gptj-6b-a100", "augury bench costs");
    }

    /** Steps of modelled time pass in real time here, which a busy machine makes longer, and never shorter. */
    @Test
    void knownCostsAreFoundAgainAndReplayed() throws Exception {
        assertThat(AuguryProcess.run(folder, "", "model", "synth", "--out", "costs.gguf").code()).isZero();
        AuguryProcess.Ended ended = AuguryProcess.run(folder, "", "bench", "costs", "--model", "costs.gguf", "--engine", "simulated", "--engine-option", "step-micros=20000",
                "--engine-option", "prefill-token-micros=1000", "--engine-option", "decode-micros=5000", "--engine-option", "context-token-micros=20",
                "--engine-option", "prefill-context-token-micros=1", "--seconds", "10", "--kv-memory", "64MB", "--out", "costs.properties");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("measured ms", "fitted ms", "T_fwd(128)", "T_swap(", "Written to costs.properties");
        Properties costs = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("costs.properties"))) {
            costs.load(reader);
        }
        Map.of("step-micros", 20_000.0, "prefill-token-micros", 1000.0, "decode-micros", 5000.0, "context-token-micros", 20.0)
                .forEach((key, value) -> assertThat(Double.parseDouble(costs.getProperty(key))).as(key).isCloseTo(value, Percentage.withPercentage(25)));
        assertThat(costs.getProperty("kv-memory-bytes")).isEqualTo("67108864");

        Files.writeString(folder.resolve("short.json"), "{\"a\": [{\"prompt_tokens\": 300, \"completion_tokens\": 40}]}");
        AuguryProcess.Ended replay = AuguryProcess.run(folder, "", "bench", "replay", "--trace", "short.json", "--costs", "costs.properties", "--rate", "0.1", "--seconds", "60",
                "--seeds", "1", "--host-memory", "64MB");
        assertThat(replay.code()).as(replay.err()).isZero();
        assertThat(replay.out()).contains("pool: 1024 tokens", "67108864 bytes of costs.properties", "costs=costs.properties");
    }

    @Test
    void costsOfOurOwnEngineAreMeasured() throws Exception {
        assertThat(AuguryProcess.run(folder, "", "model", "synth", "--out", "own.gguf").code()).isZero();
        AuguryProcess.Ended ended = AuguryProcess.run(folder, "", "bench", "costs", "--model", "own.gguf", "--seconds", "2");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("own.gguf on engine cpu, medians of", "| 16 decodes at ", "| T_fwd(", "| T_swap(", "Error of what was fitted: ")
                .containsPattern("(?m)^(step|prefill-token|prefill-context-token|decode|context-token)-micros=\\d+\\.\\d+$")
                .containsPattern("(?m)^copy-token-micros=\\d*\\.\\d*[1-9]").contains("kv-bytes-per-token=2048");
    }

    @Test
    void aMissingOrBrokenModelEndsTheStartAndSaysWhatToDo() throws Exception {
        try (AuguryProcess server = AuguryProcess.serve(folder, AuguryProcess.distribution(), "--model", "nowhere.gguf")) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.log()).contains("There is no model file").contains("nowhere.gguf").contains("--model").doesNotContain("\tat ");
        }
        Files.writeString(folder.resolve("broken.gguf"), "not a model");
        AuguryProcess.Ended info = AuguryProcess.run(folder, "", "model", "info", "broken.gguf");
        assertThat(info.code()).isEqualTo(1);
        assertThat(info.err()).contains("broken.gguf").doesNotContain("\tat ");
    }

    @Test
    void wrongOptionsAreReportedTogether() throws Exception {
        try (AuguryProcess server = AuguryProcess.serve(folder, AuguryProcess.distribution(), "--model", "nowhere.gguf", "--",
                "--augury.scheduler.options.max-sequences=many", "--augury.scheduler.options.no-such=1")) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.log()).contains("max-sequences").contains("'many' is not a whole number").contains("no-such").contains("unknown option");
        }
    }
}
