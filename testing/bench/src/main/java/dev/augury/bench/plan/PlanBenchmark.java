package dev.augury.bench.plan;

import dev.augury.scheduler.lamps.LampsConfig;
import dev.augury.scheduler.lamps.LampsFactory;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.OptionRecords;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One plan of the LAMPS scheduler, refresh of scores and starvation included; what happens between plans is not measured. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanBenchmark {

    private static final int SETTLING_STEPS = 500;

    /** Requests that wait. */
    @Param({"1000", "10000", "100000"})
    public int waiting;

    /** Options that differ from their defaults, {@code key=value} separated by semicolons. */
    @Param({
        "starvation-steps=100", "starvation-steps=100000", "score-interval=1000", "starvation=paper", "form=code;score-interval=0;starvation=code"
    })
    public String options = "";

    private SchedulingPolicy policy = new LampsFactory().create(OptionRecords.defaults(LampsConfig.class), new LoneContext(Path.of("."), 1));
    private BusyLane lane = new BusyLane(policy, 0);
    private Grants grants = Grants.builder().build();

    /** Fills the lane and runs it until promotions are in balance with arrivals. */
    @Setup(Level.Trial)
    public void fill() {
        Map<String, String> values = new HashMap<>();
        for (String option : options.split(";")) {
            values.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        policy = new LampsFactory().create(OptionRecords.bind(LampsConfig.class, values), new LoneContext(Path.of("."), 1));
        lane = new BusyLane(policy, waiting);
        for (int i = 0; i < SETTLING_STEPS; i++) {
            lane.apply(policy.plan(lane));
        }
        grants = Grants.builder().build();
    }

    /** Carries out the last plan. */
    @Setup(Level.Invocation)
    public void apply() {
        lane.apply(grants);
    }

    /** Plans a step. */
    @Benchmark
    public Grants plan() {
        grants = policy.plan(lane);
        return grants;
    }
}
