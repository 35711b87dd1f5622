package dev.augury.engine.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.engine.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostFileTest {

    private static final String WHOLE = """
            # measured somewhere
            step-micros=4321.5
            prefill-token-micros=80
            prefill-context-token-micros=0.001
            decode-micros=90.25
            context-token-micros=0.01
            copy-token-micros=3
            kv-bytes-per-token=12288
            kv-memory-bytes=1000000
            """;

    @TempDir
    private Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("costs.properties"), text).toString();
    }

    @Test
    void fileGivesAllCosts() throws IOException {
        String file = file(WHOLE);
        assertThat(CostFile.read(Path.of(file))).isEqualTo(new Costs(4321.5, 80, 0.001, 90.25, 0.01, 3, 12_288));
        SimulatedConfig config = OptionRecords.bind(SimulatedConfig.class, Map.of("costs", file));
        assertThat(new SimulatedEngineFactory().examine(config, new ScriptedModel("tiny", 1000), 16).blockBytes()).isEqualTo(16 * 12_288);
    }

    @Test
    void everyProblemOfAFileIsTold() throws IOException {
        String file = file(WHOLE.replace("decode-micros=90.25\n", "").replace("=80", "=fast").replace("=3\n", "=-3\n") + "decode-milis=1\n");
        assertThatThrownBy(() -> OptionRecords.bind(SimulatedConfig.class, Map.of("costs", file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prefill-token-micros is 'fast'")
                .hasMessageContaining("decode-micros is missing")
                .hasMessageContaining("copy-token-micros is '-3'")
                .hasMessageContaining("decode-milis is unknown")
                .hasMessageContaining("augury bench costs");
    }

    @Test
    void whatIsNeitherNameNorFileIsRefused() {
        for (String costs : new String[] {"gptj", "", folder.toString()}) {
            assertThatThrownBy(() -> OptionRecords.bind(SimulatedConfig.class, Map.of("costs", costs)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("There are no costs '" + costs + "'")
                    .hasMessageContaining("gptj-6b-a100, vicuna-13b-2xa100");
        }
    }
}
