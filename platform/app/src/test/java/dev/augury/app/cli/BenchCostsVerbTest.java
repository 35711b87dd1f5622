package dev.augury.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCostsVerbTest {

    private static final int WRONG = 2;

    @ParameterizedTest
    @CsvSource({"--seconds,0,more than 0", "--seconds,1e9,at most 3600", "--block-tokens,0,16 to 64", "--kv-memory,much,is no size", "--out,nowhere/costs.properties,no such folder"})
    void whatCannotBeMeasuredIsRefusedBeforeTheModelIsLoaded(String option, String value, String message) {
        StringWriter err = new StringWriter();
        String[] arguments = {"bench", "costs", "--model", "nowhere.gguf", option, value};
        assertThat(AuguryCommand.commandLine(Path.of("none"), arguments).setErr(new PrintWriter(err)).execute(arguments)).isEqualTo(WRONG);
        assertThat(err.toString()).contains(message);
    }
}
