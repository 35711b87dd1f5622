package dev.augury.replay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.augury.replay.measure.Fate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final long SECOND = 1_000_000_000L;

    /** Finished after 5 s of which 3 were calls, with 10 tokens; finished after 1 s with 4; has a token; has none. */
    private static final List<Fate> FATES = List.of(
            new Fate(0, SECOND, 5 * SECOND, 3 * SECOND, 10),
            new Fate(2 * SECOND, SECOND / 2, SECOND, 0, 4),
            new Fate(6 * SECOND, 2 * SECOND, Fate.NEVER, 0, 0),
            new Fate(9 * SECOND, Fate.NEVER, Fate.NEVER, 0, 0));

    private static RunReport run() {
        return new RunReport(
                0.4, 7, 10, 100, RunReport.Requests.of(FATES, 10 * SECOND, 4 * SECOND),
                new RunReport.Effort(50, 3, 2, 1, 5, 6, 7), new RunReport.Kv(200, 50, 25, 10, 5));
    }

    @Test
    void figuresAreCountedWithAndWithoutTheUnfinished() {
        RunReport.Requests requests = run().requests();
        assertThat(requests.arrived()).isEqualTo(4);
        assertThat(requests.unfinished()).isEqualTo(2);
        assertThat(requests.latency()).isEqualTo(new Spread(2, 3, 1, 5));
        assertThat(requests.latencyOrAge()).isEqualTo(new Spread(4, 2.75, 1, 5));
        assertThat(requests.firstToken().mean()).isCloseTo(3.5 / 3, within(1e-12));
        assertThat(requests.firstTokenOrAge().mean()).isCloseTo(4.5 / 4, within(1e-12));
        assertThat(requests.perToken()).isEqualTo(new Spread(2, 0.225, 0.2, 0.25));
        assertThat(run().throughput()).isEqualTo(0.2);
        assertThat(run().tokensPerSecond()).isEqualTo(1.4);
        assertThat(run().share(run().kv().waste())).isCloseTo(0.09, within(1e-12));
    }

    @Test
    void percentilesAreValuesThatOccur() {
        assertThat(Spread.of(DoubleStream.iterate(1, value -> value + 1).limit(200))).isEqualTo(new Spread(200, 100.5, 100, 198));
        assertThat(Spread.of(DoubleStream.of(3))).isEqualTo(new Spread(1, 3, 3, 3));
        assertThat(Spread.of(DoubleStream.empty()).p99()).isNaN();
    }

    @Test
    void csvHasAColumnForEveryFigure() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("scheduler", "fcfs");
        labels.put("options", "a=1,b=\"2\"");
        String[] names = CsvReport.header(labels).split(",");
        assertThat(names).startsWith("scheduler", "options", "rate_per_s", "seed").hasSize(2 + Figure.ALL.size());
        assertThat(CsvReport.line(labels, run())).startsWith("fcfs,\"a=1,b=\"\"2\"\"\",0.4,7,10,100,4,2,2,3,1,5,2.75,1,5,");
    }

    @Test
    void tableHasTheMeansOfRuns() {
        assertThat(TableReport.header().getFirst()).contains("rate/s", "unfinished", "TTFT", "longest wait");
        assertThat(TableReport.line(List.of(run(), run()))).startsWith("|    0.40 |     100 |       4 |          2 |    3.00 |");
        assertThat(TableReport.line(List.of(run())).chars().filter(letter -> letter == '|').count())
                .isEqualTo(TableReport.header().getFirst().chars().filter(letter -> letter == '|').count());
    }
}
