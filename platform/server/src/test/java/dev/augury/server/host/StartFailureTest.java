package dev.augury.server.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.server.RunningHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartFailureTest {

    @Test
    void absurdLimitEndsTheStartAndIsExplained(CapturedOutput output) {
        assertThatThrownBy(() -> RunningHost.start("--augury.limits.requests=-3")).isInstanceOf(RuntimeException.class);
        assertThat(output).contains("augury.limits.requests is -3; give 1 to 1000000", "correct these keys").doesNotContain("Failed to bind properties");
    }
}
