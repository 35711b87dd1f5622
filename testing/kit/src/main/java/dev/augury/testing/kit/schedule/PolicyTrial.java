package dev.augury.testing.kit.schedule;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.testing.kit.BorderViolation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A random working day of a policy on a {@link ScriptedLane}: arrivals, calls, cancels, copies and budgets as a seed draws them, until all has ended. */
final class PolicyTrial {

    private static final int IDLE_STEPS_MAX = 200;
    private static final int STEPS_MAX = 50_000;

    private final SchedulingPolicy policy;
    private final LaneSizes sizes;
    private final SplittableRandom random;
    private final ScriptedLane lane;
    private final List<ScriptedSequence> asked = new ArrayList<>();
    private final Map<ScriptedSequence, Integer> returning = new LinkedHashMap<>();
    private final List<Grants> trace = new ArrayList<>();
    private int cancelled;
    private int preempted;
    private int idle;

    PolicyTrial(SchedulingPolicy policy, LaneSizes sizes, long seed) {
        this.policy = policy;
        this.sizes = sizes;
        random = new SplittableRandom(seed);
        lane = new ScriptedLane(sizes);
    }

    /** Runs until that many requests have ended. */
    PolicyTrial run(int requests) {
        for (int step = 0; asked.size() < requests || !lane.live().isEmpty(); step++) {
            if (step > STEPS_MAX) {
                throw new BorderViolation("After " + step + " steps these have not ended: " + lane.live());
            }
            disturb(requests);
            plan();
        }
        return this;
    }

    private void disturb(int requests) {
        lane.tokenBudget(1 + random.nextInt(sizes.tokenBudget()));
        if (asked.size() < requests && random.nextInt(3) == 0) {
            asked.add(lane.enqueue(policy, ask()));
        }
        List.copyOf(returning.keySet()).forEach(sequence -> {
            if (returning.merge(sequence, -1, Integer::sum) <= 0) {
                returning.remove(sequence);
                lane.resume(policy, sequence, 1 + random.nextInt(2 * sizes.blockTokens()));
            }
        });
        for (ScriptedSequence sequence : lane.live()) {
            lane.copying(sequence, sequence.state() != SequenceState.WAITING && random.nextInt(20) == 0);
            boolean calls = sequence.state() == SequenceState.RUNNING && sequence.pendingTokens() == 1 && sequence.segment() < 2;
            if (calls && !sequence.copying() && fits(sequence) && random.nextInt(30) == 0) {
                lane.pause(policy, sequence, Handling.values()[random.nextInt(3)]);
                returning.put(sequence, random.nextInt(10));
            } else if (random.nextInt(200) == 0) {
                cancelled++;
                returning.remove(sequence);
                lane.cancel(policy, sequence);
            }
        }
    }

    /** Returns whether the sequence would still fit into an empty lane after the longest response. */
    private boolean fits(ScriptedSequence sequence) {
        return sequence.totalTokensMax() + 2 * sizes.blockTokens() <= sizes.deviceBlocks() * sizes.blockTokens();
    }

    private Ask ask() {
        int capacity = sizes.deviceBlocks() * sizes.blockTokens();
        int output = 1 + random.nextInt(Math.max(1, capacity / 8));
        int[] prompt = new int[1 + random.nextInt(capacity / 2)];
        int shared = random.nextInt(4);
        for (int i = 0; i < prompt.length; i++) {
            prompt[i] = i < 2 * sizes.blockTokens() ? shared : random.nextInt(1000);
        }
        Prediction prediction = Prediction.builder()
                .outputTokens(Estimate.exactly(Math.max(1, output + random.nextInt(9) - 4)))
                .source("trial")
                .build();
        return Ask.of(prompt, output).limitedTo(output + random.nextInt(50)).ownedBy("tenant-" + random.nextInt(3)).predicted(prediction);
    }

    private void plan() {
        StepReport report = lane.step(policy);
        trace.add(report.grants());
        preempted += report.preempted().size();
        boolean hostTier = report.grants().victims().stream().anyMatch(victim -> victim.preemption() == Preemption.SWAP)
                || !report.grants().prefetches().isEmpty();
        if (hostTier && !policy.needs().contains(SchedulingPolicy.Need.HOST_TIER)) {
            throw new BorderViolation("The policy swaps or prefetches without naming HOST_TIER among its needs");
        }
        boolean work = lane.live().stream().anyMatch(sequence -> sequence.state() != SequenceState.PAUSED);
        idle = work && report.tokens() == 0 ? idle + 1 : 0;
        if (idle > IDLE_STEPS_MAX) {
            throw new BorderViolation("Nothing was computed in " + idle + " steps although these could go on: " + lane.live());
        }
    }

    /** Returns every plan, to compare trials. */
    List<String> trace() {
        return trace.stream()
                .map(grants -> grants.victims() + " " + grants.grants() + " " + grants.prefetches() + " " + grants.misfit())
                .toList();
    }

    /** Returns how many requests ran to their ends. */
    long completed() {
        return asked.stream().filter(ScriptedSequence::complete).count();
    }

    int cancelled() {
        return cancelled;
    }

    int preempted() {
        return preempted;
    }
}
