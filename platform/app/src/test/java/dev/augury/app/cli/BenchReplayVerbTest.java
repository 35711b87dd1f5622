package dev.augury.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchReplayVerbTest {

    private static final int WRONG = 2;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"--step-tokens,100,raise --step-tokens", "--engine-option,costs=gptj-6b-a100,name costs by --costs", "--engine-option,scripts=file,requests by --trace"})
    void whatWouldBeIgnoredIsRefused(String option, String value, String message) throws IOException {
        Path trace = Files.writeString(folder.resolve("trace.json"), "{\"a\": [{\"prompt_tokens\": 3, \"completion_tokens\": 4}]}");
        Path plugins = Files.createDirectory(folder.resolve("plugins.d"));
        StringWriter err = new StringWriter();
        String[] arguments = {"bench", "replay", "--trace", trace.toString(), "--plugins", plugins.toString(), "--rate", "1", option, value};
        assertThat(AuguryCommand.commandLine(Path.of("none"), arguments).setErr(new PrintWriter(err)).execute(arguments)).isEqualTo(WRONG);
        assertThat(err.toString()).contains(message);
    }
}
