package dev.augury.demo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EvalVerbTest {

    private static final int WRONG = 2;

    @ParameterizedTest
    @CsvSource({"--prompts,0,--prompts of 1 or more", "--failures,-1,--failures and --threads of 0 or more", "--threads,-2,--failures and --threads of 0 or more",
        "--peer,localhost:8080,write it as in http://127.0.0.1:8080", "--csv,no/such/folder/scores.csv,there is no such folder"})
    void whatCannotBeMeantIsRefusedBeforeAnyQuestion(String option, String value, String message) {
        StringWriter err = new StringWriter();
        int code = new CommandLine(new DemoVerb()).setErr(new PrintWriter(err)).execute("eval", "--model", "none.gguf", option, value);
        assertThat(code).isEqualTo(WRONG);
        assertThat(err.toString()).contains(message);
    }
}
