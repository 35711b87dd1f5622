package dev.augury.bench.call;

import dev.augury.core.plan.PauseCounts;
import dev.augury.core.time.Time;
import dev.augury.model.ModelFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Serves the same talks in each way. */
public final class CallSpeed {

    private static final long SAMPLE_MILLIS = 5;
    private static final double MILLIS = 1e6;

    private final CallSpec spec;
    private final List<Talk> talks;

    private CallSpeed(CallSpec spec, List<Talk> talks) {
        this.spec = spec;
        this.talks = talks;
    }

    /** Talks of random tokens with any model. */
    public static CallSpeed learn(ModelFile model, CallSpec spec) {
        return new CallSpeed(spec, IdTalk.learn(model, spec));
    }

    /** Talks with the demo model, which calls its calculator. */
    public static CallSpeed sums(ModelFile model, CallSpec spec, Time time) {
        return new CallSpeed(spec, SumTalk.learn(model, spec, time));
    }

    /** Serves all answers in one way. */
    public CallCost measure(ModelFile model, Way way) throws IOException {
        try (CallHouse house = new CallHouse(model, spec, way, talks.getFirst().speech());
                ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
                ExecutorService clients = Executors.newFixedThreadPool(spec.streams())) {
            double[] tokenSeconds = {0};
            long[] last = {System.nanoTime()};
            sampler.scheduleAtFixedRate(() -> {
                long now = System.nanoTime();
                tokenSeconds[0] += house.heldTokens() * (now - last[0]) / 1e9;
                last[0] = now;
            }, SAMPLE_MILLIS, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
            List<Future<Double>> answers = new ArrayList<>();
            for (Talk talk : talks) {
                answers.add(clients.submit(() -> answer(house, way, talk)));
            }
            List<Double> millis = new ArrayList<>();
            for (Future<Double> answer : answers) {
                millis.add(answer.get());
            }
            sampler.shutdown();
            sampler.awaitTermination(1, TimeUnit.MINUTES);
            Collections.sort(millis);
            PauseCounts counts = house.statistics().pauses().counts();
            double all = millis.size();
            return new CallCost(
                    millis.get(millis.size() / 2), millis.getLast(), house.computedTokens() / all, tokenSeconds[0] / all, counts.evictions(),
                    house.statistics().pace().swapTokenNanos() / 1e3);
        } catch (ExecutionException | InterruptedException e) {
            throw new IOException("The answers did not come: " + e.getMessage(), e);
        }
    }

    private double answer(CallHouse house, Way way, Talk talk) throws InterruptedException {
        long start = System.nanoTime();
        talk.lead(house, way);
        return (System.nanoTime() - start) / MILLIS - spec.callMillis();
    }
}
