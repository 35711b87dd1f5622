package dev.augury.replay.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.engine.simulated.SimulatedConfig;
import dev.augury.engine.simulated.SimulatedEngineFactory;
import dev.augury.replay.run.LaneSize;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.LoneEngineContext;
import dev.augury.testing.kit.engine.ScriptedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostMeasurementTest {

    private static final int BLOCK = 16;
    private static final long MEMORY = 1L << 30;
    private static final ScriptedModel MODEL = new ScriptedModel("m", 1000);
    private static final SimulatedEngineFactory FACTORY = new SimulatedEngineFactory();

    @TempDir
    private Path folder;

    /** An engine in its own model time. */
    private record Modelled(Engine engine, LoneEngineContext context) {

        static Modelled of(Map<String, String> options) {
            SimulatedConfig config = OptionRecords.bind(SimulatedConfig.class, options);
            LaneSize size = CostMeasurement.size(FACTORY.examine(config, MODEL, BLOCK), MEMORY);
            KvSizes kv = new KvSizes(size.blockTokens(), size.deviceBlocks(), size.hostBlocks());
            LoneEngineContext context = new LoneEngineContext(new LoneContext(Path.of("unused"), 1), MODEL, kv, size.stepTokensMax());
            return new Modelled(FACTORY.create(config, context), context);
        }

        CostReport measure(LongSupplier now, double seconds) {
            return CostMeasurement.run(engine, MEMORY, now, seconds, part -> assertThat(part).isBetween(0.0, 1.0));
        }
    }

    private static Map<String, String> options(double step, double prefill, double decode, double context, double copyBlock) {
        return Map.of(
                "step-micros", "" + step, "prefill-token-micros", "" + prefill, "prefill-context-token-micros", "" + context / 10, "decode-micros", "" + decode, "context-token-micros",
                "" + context, "copy-block-micros", "" + copyBlock, "kv-bytes-per-token", "4096");
    }

    @ParameterizedTest
    @CsvSource({"5000, 100, 200, 0.02, 50", "500, 300, 900, 0.3, 16", "100, 10, 100, 0.01, 160", "20000, 2000, 8000, 0, 1600"})
    void knownCostsAreFoundAgain(double step, double prefill, double decode, double context, double copyBlock) {
        Modelled modelled = Modelled.of(options(step, prefill, decode, context, copyBlock));
        CostReport report = modelled.measure(modelled.context()::elapsed, 20);
        Percentage near = Percentage.withPercentage(2);
        FittedCosts costs = report.costs();
        assertThat(costs.stepMicros()).isCloseTo(step, near);
        assertThat(costs.prefillTokenMicros()).isCloseTo(prefill, near);
        assertThat(costs.decodeMicros()).isCloseTo(decode, near);
        assertThat(costs.contextTokenMicros()).isCloseTo(context, Offset.offset(Math.max(0.001, context / 50)));
        assertThat(costs.prefillContextTokenMicros()).isCloseTo(context / 10, Offset.offset(Math.max(0.001, context / 500)));
        assertThat(costs.copyTokenMicros()).isCloseTo(copyBlock / BLOCK, near);
        assertThat(costs.kvBytesPerToken()).isEqualTo(4096);
        assertThat(report.rows()).filteredOn(row -> !row.shape().contains("in pieces")).allSatisfy(row -> assertThat(row.error()).as(row.shape()).isBetween(-0.02, 0.02));
    }

    @Test
    void noiseAndPausesMoveTheCostsLittle() {
        Modelled modelled = Modelled.of(options(2000, 100, 400, 0.05, 50));
        Random random = new Random(1);
        long[] late = {0};
        LongSupplier noisy = () -> {
            late[0] += random.nextInt(20) == 0 ? 30_000_000 : random.nextInt(400_000);
            return modelled.context().elapsed() + late[0];
        };
        CostReport report = modelled.measure(noisy, 60);
        assertThat(report.rounds()).isGreaterThan(20);
        assertThat(report.costs().stepMicros()).isCloseTo(2200, Percentage.withPercentage(15));
        assertThat(report.costs().prefillTokenMicros()).isCloseTo(100, Percentage.withPercentage(10));
        assertThat(report.costs().decodeMicros()).isCloseTo(400, Percentage.withPercentage(10));
        assertThat(report.costs().contextTokenMicros()).isCloseTo(0.05, Percentage.withPercentage(10));
    }

    @Test
    void fileOfCostsMakesAnEngineThatCostsTheSame() throws Exception {
        Modelled modelled = Modelled.of(options(5000, 100, 200, 0.02, 50));
        FittedCosts measured = modelled.measure(modelled.context()::elapsed, 20).costs();
        Path file = Files.write(folder.resolve("costs.properties"), measured.lines());
        Modelled again = Modelled.of(Map.of("costs", file.toString()));
        FittedCosts found = again.measure(again.context()::elapsed, 20).costs();
        assertThat(found.stepMicros()).isCloseTo(measured.stepMicros(), Percentage.withPercentage(2));
        assertThat(found.prefillTokenMicros()).isCloseTo(measured.prefillTokenMicros(), Percentage.withPercentage(2));
        assertThat(found.copyTokenMicros()).isCloseTo(measured.copyTokenMicros(), Percentage.withPercentage(2));
        assertThat(found.kvBytesPerToken()).isEqualTo(4096);
    }

    @Test
    void slowEngineIsMeasuredWithShorterStepsAndInBoundedTime() {
        Modelled modelled = Modelled.of(options(10_000, 20_000, 40_000, 0.5, 500));
        CostReport report = modelled.measure(modelled.context()::elapsed, 20);
        assertThat(report.rows()).noneMatch(row -> row.shape().startsWith("256 "));
        assertThat(report.rounds()).isPositive();
        assertThat(modelled.context().elapsed() / 1e9).as("seconds").isLessThan(120);
        assertThat(report.costs().prefillTokenMicros()).isCloseTo(20_000, Percentage.withPercentage(2));
    }

    @Test
    void sequencesTooShortToMeasureAreRefused() {
        EngineGeometry geometry = FACTORY.examine(OptionRecords.bind(SimulatedConfig.class, Map.of("context-length", "100")), MODEL, BLOCK);
        assertThatThrownBy(() -> CostMeasurement.size(geometry, MEMORY)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("100 tokens").hasMessageContaining("160");
    }

    @Test
    void tableTellsEveryShapeAndTheErrors() {
        Modelled modelled = Modelled.of(options(5000, 100, 200, 0.02, 50));
        CostReport report = modelled.measure(modelled.context()::elapsed, 20);
        assertThat(CostText.table(report))
                .hasSize(report.rows().size() + 4)
                .anyMatch(line -> line.startsWith("| 256 of a prompt ") && line.contains("30.665") && line.contains(" 0 %"))
                .anyMatch(line -> line.contains("6 decodes at 256 *"))
                .anyMatch(line -> line.contains("T_swap(1024) out"));
        assertThat(CostText.table(report).getLast()).contains("0 % median");
    }
}
