package dev.augury.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model is ready without its KV memory, unless the operator wants all of it at once. */
class LoadingTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long KV_BYTES = 384L << 20;
    private static final int[] TOKENS = {3, 1, 4, 1, 5, 9, 2, 6};

    @BeforeEach
    void onLinux() {
        assumeTrue(Files.exists(STATUS), "needs a system that tells what memory a process has");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void kvMemoryIsTakenAtStartOnlyIfResident(boolean resident) throws IOException {
        MemoryModel model = TinyModels.of("llama", "F32");
        long blockBytes = new CpuEngineFactory().examine(CpuOptions.DEFAULTS, model, EngineBench.BLOCK).blockBytes();
        CpuOptions options = new CpuOptions(2, "auto", "f32", 0, 16, 20, resident);
        EngineBench.plain(model, 1).close();
        long before = nativeBytes();
        try (EngineBench bench = new EngineBench(model, new EngineBench.Setup(options, (int) (KV_BYTES / blockBytes), 0, Path.of(".")));
                EngineBench plain = EngineBench.plain(model, 1)) {
            long taken = nativeBytes() - before;
            if (resident) {
                assertThat(taken).isGreaterThan(KV_BYTES * 3 / 4);
            } else {
                assertThat(taken).isLessThan(KV_BYTES / 2);
            }
            List<float[]> logits = bench.run(new EngineBench.Sequence(1, 7), TOKENS, TOKENS.length);
            assertThat(logits).usingRecursiveComparison().isEqualTo(plain.run(new EngineBench.Sequence(1, 7), TOKENS, TOKENS.length));
        }
    }

    /** Anonymous memory of this process that is really there. */
    private static long nativeBytes() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst().orElseThrow();
    }
}
