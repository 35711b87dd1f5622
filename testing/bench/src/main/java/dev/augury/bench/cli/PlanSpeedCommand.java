package dev.augury.bench.cli;

import dev.augury.bench.plan.PlanBenchmark;
import dev.augury.bench.plan.ProcessorTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures plans of the LAMPS scheduler with JMH and prints them as a table. */
@Command(name = "plan-speed", mixinStandardHelpOptions = true, description = "Measures how long the LAMPS scheduler plans with long queues.")
public final class PlanSpeedCommand implements Callable<Integer> {

    private static final String ROW = "%8s %-48s %8d %10.1f %10.1f %10.1f %10.1f%n";

    @Option(names = "--waiting", split = ",", description = "Numbers of waiting requests; all of 1000, 10000 and 100000 if not given.")
    private List<String> waiting = List.of();

    @Option(names = "--options", description = "Scheduler options as key=value;key=value, repeatable; a set of forms if not given.")
    private List<String> options = List.of();

    @Option(names = "--seconds", defaultValue = "10", description = "Seconds of measurement for each row.")
    private int seconds;

    @Option(names = "--processor-time", description = "Plans to measure in processor time of their thread instead, for busy machines; 0 for JMH.")
    private int plans;

    @Override
    public Integer call() throws Exception {
        System.out.printf("%8s %-48s %8s %10s %10s %10s %10s%n", "waiting", "options", "plans", "p50 us", "p90 us", "p99 us", "p99.9 us");
        if (plans > 0) {
            processorTime();
        } else {
            wallTime();
        }
        return 0;
    }

    private void processorTime() {
        for (String count : waiting.isEmpty() ? List.of("1000", "10000", "100000") : waiting) {
            for (String form : options.isEmpty() ? List.of("starvation-steps=100") : options) {
                ProcessorTime times = ProcessorTime.measure(Integer.parseInt(count), form, plans);
                System.out.printf(
                        ROW, count, form, plans, times.quantile(0.5), times.quantile(0.9), times.quantile(0.99), times.quantile(0.999));
            }
        }
    }

    private void wallTime() throws RunnerException {
        ChainedOptionsBuilder builder = new OptionsBuilder()
                .include(PlanBenchmark.class.getSimpleName())
                .verbosity(VerboseMode.SILENT)
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(1)
                .measurementTime(TimeValue.seconds(seconds));
        if (!waiting.isEmpty()) {
            builder.param("waiting", waiting.toArray(String[]::new));
        }
        if (!options.isEmpty()) {
            builder.param("options", options.toArray(String[]::new));
        }
        for (RunResult run : new Runner(builder.build()).run()) {
            Statistics times = run.getPrimaryResult().getStatistics();
            System.out.printf(
                    ROW,
                    run.getParams().getParam("waiting"),
                    run.getParams().getParam("options"),
                    times.getN(),
                    times.getPercentile(50),
                    times.getPercentile(90),
                    times.getPercentile(99),
                    times.getPercentile(99.9));
        }
    }
}
