package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
