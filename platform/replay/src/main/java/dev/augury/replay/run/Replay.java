package dev.augury.replay.run;

import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.Toolset;
import dev.augury.core.intercept.CallLimits;
import dev.augury.core.intercept.Tools;
import dev.augury.core.loop.LaneStatistics;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.Lane;
import dev.augury.core.pipeline.LaneLimits;
import dev.augury.core.pipeline.LaneSpec;
import dev.augury.core.pipeline.Surroundings;
import dev.augury.core.plan.PauseCounts;
import dev.augury.core.time.VirtualTime;
import dev.augury.replay.measure.Journal;
import dev.augury.replay.measure.KvUse;
import dev.augury.replay.measure.Waits;
import dev.augury.replay.measure.WatchedEngine;
import dev.augury.replay.measure.WatchedPolicy;
import dev.augury.replay.report.RunReport;
import dev.augury.replay.trace.Trace;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.predict.Predictor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One run: a host with one lane in simulated time, into which a trace's requests arrive. The same inputs give the same figures, bit for bit. */
public final class Replay {

    private static final double NANOS = 1e9;
    private static final int PARTS = 200;
    private static final int EVERYBODY = 1 << 24;
    private static final Duration EVER = Duration.ofDays(365);
    private static final Duration SPARE = Duration.ofSeconds(1);

    private final Trace trace;
    private final Load load;
    private final LaneSize size;
    private final VirtualTime time = new VirtualTime();
    private final Waits waits = new Waits();
    private final KvUse use = new KvUse();
    private final List<Arrival> arrivals;
    private final Journal journal;
    private final Host host;
    private final Lane lane;

    private Replay(Trace trace, Load load, LaneSize size, ReplayParts parts, Path folder) {
        this.trace = trace;
        this.load = load;
        this.size = size;
        arrivals = Arrival.poisson(load.rate(), trace.requests().size(), load.seconds(), load.seed());
        journal = new Journal(arrivals.stream().mapToLong(Arrival::at).toArray());
        host = new Host(new Surroundings(time, new byte[16], false, List.of(journal), List.of(journal)));
        lane = host.open(lane(parts, folder));
    }

    /**
     * Runs a trace.
     *
     * @param folder folder for the plugins' files
     * @throws IllegalStateException when a plugin misbehaved or a request failed: nothing that is measured then means anything
     */
    public static RunReport run(Trace trace, Load load, LaneSize size, ReplayParts parts, Path folder, Progress progress) {
        return new Replay(trace, load, size, parts, folder).run(progress);
    }

    private LaneSpec lane(ReplayParts parts, Path folder) {
        ReplayModel model = ReplayModel.of(trace);
        List<Playback> playbacks = new ArrayList<>(arrivals.size());
        for (int number = 0; number < arrivals.size(); number++) {
            playbacks.add(new Playback(number, trace.requests().get(arrivals.get(number).record())));
        }
        Stage stage = new Stage(playbacks, model.vocabulary(), load.seed(), time);
        ReplayContext context = new ReplayContext(folder, load.seed(), model, size, time);
        LaneSpec.Policies policies = parts.policies(context);
        Predictor predictor = policies.predictor();
        return new LaneSpec(
                model.name(),
                new LaneSpec.Stove(
                        new WatchedEngine(parts.engine(context), use, time::now), stage, size.deviceBlocks(), size.hostBlocks(), size.prefixCache()),
                new LaneSpec.Policies(
                        policies.scheduler(),
                        new WatchedPolicy(policies.scheduling(), waits, use, time::now),
                        policies.handling(),
                        predictor == null ? null : new Informed(predictor, playbacks)),
                new LaneLimits(EVERYBODY, Long.MAX_VALUE, size.sequencesMax(), size.stepTokensMax(), EVER, EVER, EVER, LaneLimits.DEFAULT.holdMax()),
                Tools.of(stage, List.of(stage), limits()));
    }

    private CallLimits limits() {
        Duration longest = Duration.ofNanos(trace.callNanosMax()).plus(SPARE);
        return new CallLimits(Math.max(1, trace.callsMax()), longest, CallLimits.DEFAULT.responseBytesMax(), EVERYBODY);
    }

    private RunReport run(Progress progress) {
        arrive(0);
        long end = (long) (load.seconds() * NANOS);
        for (int part = 1; part <= PARTS; part++) {
            time.runUntil(end / PARTS * part);
            progress.passed((double) part / PARTS);
        }
        time.runUntil(end);
        String broken = lane.broken();
        if (broken != null || !journal.faults().isEmpty()) {
            throw new IllegalStateException("The replay at " + load.rate() + " requests per second with seed " + load.seed() + " went wrong: "
                    + (broken == null ? journal.faults().getFirst() : broken) + " (" + journal.faults().size() + " faults). Its figures would mean nothing.");
        }
        return report(end);
    }

    /** Lets a request arrive when it is its time, and the next after it. */
    private void arrive(int number) {
        if (number < arrivals.size()) {
            Arrival arrival = arrivals.get(number);
            time.post(arrival.at(), () -> {
                host.submit(request(number, arrival), _ -> true);
                arrive(number + 1);
            });
        }
    }

    private ServeRequest request(int number, Arrival arrival) {
        String type = trace.requests().get(arrival.record()).type();
        return new ServeRequest(
                Cue.mark(number),
                lane.model(),
                "replay",
                type,
                null,
                Stage.prompt(number),
                new ServeRequest.Limits(null, 0, List.of(), List.of(), false),
                SamplingSpec.builder().seed(arrival.record()).build(),
                1,
                false,
                new Toolset(Set.of(type, Cue.mark(number)), Set.of()));
    }

    private RunReport report(long end) {
        LaneStatistics statistics = lane.statistics();
        PauseCounts pauses = statistics.pauses().counts();
        return new RunReport(
                load.rate(),
                load.seed(),
                load.seconds(),
                size.poolTokens(),
                RunReport.Requests.of(journal.fates(end), end, waits.longest(end)),
                new RunReport.Effort(
                        statistics.steps().count(),
                        statistics.preemptions().recomputes(),
                        statistics.preemptions().swaps(),
                        pauses.evictions(),
                        pauses.preserved().pauses(),
                        pauses.discarded().pauses(),
                        pauses.swapped().pauses()),
                new RunReport.Kv(
                        use.computing() / NANOS, use.recomputing() / NANOS, pauses.preserved().tokenSeconds(), use.standing() / NANOS, use.moving() / NANOS));
    }
}
