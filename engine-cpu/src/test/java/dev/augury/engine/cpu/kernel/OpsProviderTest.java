package dev.augury.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpsProviderTest {

    @Test
    void autoIsVectorCodeWithATableOfWhatWasMade() {
        Ops ops = OpsProvider.find("auto");
        assertThat(ops.name()).startsWith("vector-");
        ops.matrix(WeightType.Q4_0, 32, 32, Arena.ofAuto());
        assertThat(ops.kernelTable()).anyMatch(line -> line.startsWith("NIBBLE_HALF: gemv up to "));
    }

    @Test
    void scalarIsOnlyFoundByName() {
        assertThat(OpsProvider.find("scalar").name()).isEqualTo("scalar");
        assertThatThrownBy(() -> OpsProvider.find("fast")).hasMessageContaining("fast").hasMessageContaining("vector-256");
    }

    @Test
    void vectorCodeAtScalarSpeedIsRefused() {
        assertThatThrownBy(() -> SpeedTest.check(new ScalarOps(), new ScalarOps())).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HotSpot 25");
    }

    @Test
    void missingModuleIsNamedWithTheFlagThatAddsIt() throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String code = OpsProviderTest.class.getName() + "$Without";
        Process process = new ProcessBuilder(java, "-Xmx64m", "-cp", System.getProperty("java.class.path"), code)
                .redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("--add-modules jdk.incubator.vector");
    }

    /** Asks for vector code in a virtual machine without the module. */
    static final class Without {
        private Without() {}

        public static void main(String[] arguments) {
            OpsProvider.find("auto");
        }
    }
}
