package dev.augury.bench.call;

import dev.augury.core.flow.Toolset;
import dev.augury.core.plan.PauseCounts;
import dev.augury.model.ModelFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Serves the same answers in each way. All tokens are those that the model says alone, so that every way says the same. */
public final class CallSpeed {

    private static final Toolset HOSTED = new Toolset(Set.of(OneCall.TOOL), Set.of());
    private static final Toolset CLIENT = new Toolset(Set.of(), Set.of(OneCall.TOOL));
    private static final long SAMPLE_MILLIS = 5;
    private static final double MILLIS = 1e6;

    private final CallSpec spec;
    private final int[] response;
    private final List<Script> scripts;

    /** What is asked and said before the call, and the token that ends the first turn. */
    private record Script(int[] prompt, int[] said, int stop) {}

    private CallSpeed(CallSpec spec, int[] response, List<Script> scripts) {
        this.spec = spec;
        this.response = response;
        this.scripts = scripts;
    }

    /** Learns what the model says; this warms up as well. */
    public static CallSpeed learn(ModelFile model, CallSpec spec) {
        int[] response = random(-1, spec.responseTokens(), model);
        List<Script> scripts = new ArrayList<>();
        try (CallHouse house = new CallHouse(model, spec, Way.PRESERVE, response)) {
            for (int i = 0; i < spec.answers(); i++) {
                int[] prompt = random(i, spec.promptTokens(), model);
                scripts.add(script(prompt, house.serve(prompt, 2 * spec.turnTokens(), Toolset.NONE, -1), spec.turnTokens()));
            }
        }
        return new CallSpeed(spec, response, scripts);
    }

    private static int[] random(long seed, int tokens, ModelFile model) {
        return new Random(seed).ints(tokens, 1, model.vocabulary().size()).toArray();
    }

    /** Ends the first turn at the first token from {@code least} on that did not come before. */
    private static Script script(int[] prompt, List<Integer> plain, int least) {
        for (int i = Math.min(least, plain.size()) - 1; i < plain.size(); i++) {
            if (plain.indexOf(plain.get(i)) == i) {
                return new Script(prompt, plain.subList(0, i + 1).stream().mapToInt(Integer::intValue).toArray(), plain.get(i));
            }
        }
        throw new IllegalStateException("The model repeats itself: " + plain + "; take one with a larger vocabulary");
    }

    /** Serves all answers in one way. */
    public CallCost measure(ModelFile model, Way way) throws IOException {
        try (CallHouse house = new CallHouse(model, spec, way, response);
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
            for (Script script : scripts) {
                answers.add(clients.submit(() -> answer(house, way, script)));
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

    private double answer(CallHouse house, Way way, Script script) throws InterruptedException {
        long start = System.nanoTime();
        if (way == Way.TWO_REQUESTS) {
            house.serve(script.prompt(), script.said().length, CLIENT, script.stop());
            TimeUnit.MILLISECONDS.sleep(spec.callMillis());
            int[] second = Stream.of(script.prompt(), script.said(), response).flatMapToInt(IntStream::of).toArray();
            house.serve(second, spec.turnTokens(), Toolset.NONE, -1);
        } else {
            house.serve(script.prompt(), script.said().length + spec.turnTokens(), HOSTED, script.stop());
        }
        return (System.nanoTime() - start) / MILLIS - spec.callMillis();
    }
}
