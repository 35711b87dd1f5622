package dev.augury.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSynthVerbTest {

    private static final int FAILED = 1;

    @TempDir
    Path folder;

    @Test
    void modelWithoutHeadsIsRefusedInWords() {
        StringWriter err = new StringWriter();
        String[] arguments = {"model", "synth", "--out", folder.resolve("m.gguf").toString(), "--heads", "0"};
        assertThat(AuguryCommand.commandLine(Path.of("none"), arguments).setErr(new PrintWriter(err)).execute(arguments)).isEqualTo(FAILED);
        assertThat(err.toString()).contains("Every size of a model must be at least 1");
    }
}
