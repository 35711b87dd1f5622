package dev.augury.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class JudgeCommandTest {

    @Test
    void judgeWithoutPeerSkips() {
        assertThat(new CommandLine(new JudgeCommand()).execute()).isZero();
    }

    @Test
    void judgeThatJudgedNothingFails() {
        String executable = ProcessHandle.current().info().command().orElseThrow();
        assertThat(new CommandLine(new JudgeCommand()).execute("--peer", executable, "--only", "no-such-model")).isEqualTo(1);
    }

    @Test
    void judgeWithAPeerThatIsNotThereFails() {
        assertThat(new CommandLine(new JudgeCommand()).execute("--peer", "no-such-executable")).isEqualTo(2);
    }
}
