package dev.augury.bench.call;

import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.Toolset;
import dev.augury.core.intercept.CallLimits;
import dev.augury.core.intercept.Tools;
import dev.augury.core.loop.LaneStatistics;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.Lane;
import dev.augury.core.pipeline.LaneLimits;
import dev.augury.core.pipeline.LaneSpec;
import dev.augury.core.pipeline.Surroundings;
import dev.augury.core.retain.RetainLimits;
import dev.augury.engine.cpu.CpuEngineFactory;
import dev.augury.engine.cpu.CpuOptions;
import dev.augury.model.ModelFile;
import dev.augury.scheduler.fcfs.FcfsConfig;
import dev.augury.scheduler.fcfs.FcfsFactory;
import dev.augury.server.time.ProductionTime;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.LoneEngineContext;
import dev.augury.testing.kit.handling.ScriptedHandlingPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A host with one lane on the CPU engine, which serves answers that may call once. Thread-safe. */
final class CallHouse implements AutoCloseable {

    private static final int BLOCK_TOKENS = 16;
    private static final int STEP_TOKENS = 256;
    private static final int REQUESTS_MAX = 1000;

    /** Two requests are to be what they are elsewhere: what they have in common is found in the prefix cache, or not. */
    private static final RetainLimits NOTHING_RETAINED = new RetainLimits(0, 0, 0, Duration.ZERO);

    private final ProductionTime time = new ProductionTime();
    private final AtomicLong computed = new AtomicLong();
    private final AtomicInteger served = new AtomicInteger();
    private final Semaphore counted = new Semaphore(0);
    private final Host host = new Host(new Surroundings(time, new byte[16], false, List.of(this::count), List.of()));
    private final Lane lane;

    CallHouse(ModelFile model, CallSpec spec, Way way, Speech speech) {
        int blocks = Math.max(spec.memoryTokens(), spec.contextTokens()) / BLOCK_TOKENS + 1;
        KvSizes memory = new KvSizes(BLOCK_TOKENS, blocks, way == Way.SWAP ? 4 * blocks : 0);
        LoneContext context = new LoneContext("calls", Path.of(System.getProperty("java.io.tmpdir")), 1);
        Engine engine = new CpuEngineFactory().create(CpuOptions.DEFAULTS, new LoneEngineContext(context, model, memory, STEP_TOKENS));
        lane = host.open(new LaneSpec(
                "m",
                new LaneSpec.Stove(engine, speech.text(), memory.deviceBlocks(), memory.hostBlocks()),
                new LaneSpec.Policies(
                        "fcfs",
                        new FcfsFactory().create(OptionRecords.defaults(FcfsConfig.class), context),
                        new LaneSpec.Handling(way.name(), ScriptedHandlingPolicy.always(way.handling())),
                        null),
                new LaneLimits(
                        REQUESTS_MAX, Long.MAX_VALUE / 2, 64, STEP_TOKENS, Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMillis(20),
                        Duration.ofMinutes(10), NOTHING_RETAINED),
                Tools.of(speech.detector(), List.of(speech.executor()), CallLimits.DEFAULT)));
    }

    private void count(Outcome outcome) {
        computed.addAndGet(outcome.effort().computedTokens());
        counted.release();
    }

    /** Returns the tokens computed for all requests; call it once, when they are over. What they cost is told a moment after their clients know that they are. */
    long computedTokens() {
        counted.acquireUninterruptibly(served.get());
        return computed.get();
    }

    LaneStatistics statistics() {
        return lane.statistics();
    }

    /** Returns the tokens of KV on the device. */
    long heldTokens() {
        LaneStatistics.Memory memory = lane.statistics().memory();
        return (long) (memory.deviceTotal() - memory.deviceFree()) * BLOCK_TOKENS;
    }

    /**
     * Serves an answer.
     *
     * @param tenant who shares the prefix cache with nobody else
     */
    Said serve(String tenant, Prompt prompt, ServeRequest.Limits limits, Toolset tools) {
        StringBuilder text = new StringBuilder();
        List<ApiCall> calls = new ArrayList<>();
        CompletableFuture<TokenEvent> end = new CompletableFuture<>();
        ServeRequest request = new ServeRequest("r", "m", tenant, null, null, prompt, limits, SamplingSpec.builder().temperature(0).build(), 1, false, tools);
        served.incrementAndGet();
        host.submit(request, event -> {
            switch (event) {
                case TokenEvent.Delta delta -> text.append(delta.text());
                case TokenEvent.Calls asked -> calls.addAll(asked.calls());
                case TokenEvent.Completed _, TokenEvent.Failed _, TokenEvent.Refused _ -> end.complete(event);
                case TokenEvent.CallStarted _, TokenEvent.Admitted _, TokenEvent.CallFinished _, TokenEvent.ChoiceFinished _ -> {}
            }
            return true;
        });
        if (!(end.join() instanceof TokenEvent.Completed)) {
            throw new IllegalStateException("A request did not end well: " + end.join());
        }
        return new Said(text.toString(), calls);
    }

    @Override
    public void close() {
        CountDownLatch closed = new CountDownLatch(1);
        host.close(closed::countDown);
        try {
            closed.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while the lane closed", e);
        }
        time.close();
    }
}
