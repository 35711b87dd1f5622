package dev.augury.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchLoadVerbTest {

    private static final int WRONG = 2;

    @ParameterizedTest
    @CsvSource({"--url,localhost:8080,write it as in http://127.0.0.1:8080/v1", "--streams,0,Give --streams", "--requests,0,Give --streams", "--vocabulary,3,a --vocabulary above 3"})
    void whatCannotBeMeantIsRefused(String option, String value, String message) {
        StringWriter err = new StringWriter();
        String[] arguments = {"bench", "load", "--model", "m", option, value};
        assertThat(AuguryCommand.commandLine(Path.of("none"), arguments).setErr(new PrintWriter(err)).execute(arguments)).isEqualTo(WRONG);
        assertThat(err.toString()).contains(message);
    }
}
