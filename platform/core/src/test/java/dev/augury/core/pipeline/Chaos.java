package dev.augury.core.pipeline;

import dev.augury.core.flow.Request;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Misfit;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A policy that wishes anything that makes sense, in any order: what it wishes may not fit, but it is never nonsense. */
final class Chaos implements SchedulingPolicy {

    private final Random random;
    private final double preempt;
    final Set<Sequence> known = new HashSet<>();
    final Map<String, TokenizedPrompt> prompts = new HashMap<>();
    int budget;

    Chaos(Random random, double preempt) {
        this.random = random;
        this.preempt = preempt;
    }

    @Override
    public void onEnqueued(SequenceView sequence) {
        known.add((Sequence) sequence);
        Request request = ((Sequence) sequence).request();
        prompts.put(request.asked().id(), request.reading().prompt());
    }

    @Override
    public Grants plan(StepView view) {
        budget = view.tokenBudget();
        Grants.Builder grants = Grants.builder().onMisfit(random.nextBoolean() ? Misfit.SKIP : Misfit.STOP);
        List<SequenceView> running = new ArrayList<>(view.running());
        Collections.shuffle(running, random);
        if (running.size() > 3 && random.nextDouble() < preempt) {
            grants.preempt(running.removeLast(), random.nextBoolean() ? Preemption.SWAP : Preemption.RECOMPUTE);
        }
        List<SequenceView> wanted = new ArrayList<>();
        for (SequenceView sequence : running) {
            if (random.nextInt(20) > 0) {
                wanted.add(sequence);
            }
        }
        wanted.addAll(view.waiting().subList(0, Math.min(view.waiting().size(), random.nextInt(5))));
        for (SequenceView sequence : view.swapped()) {
            int makesWay = sequence.copying() ? Integer.MAX_VALUE : random.nextInt(40);
            if (makesWay < 2) {
                grants.preempt(sequence, makesWay == 0 ? Preemption.RECOMPUTE : Preemption.SWAP);
            } else if (!sequence.copying() && random.nextInt(3) == 0) {
                wanted.add(sequence);
            } else if (!sequence.copying() && random.nextInt(5) == 0) {
                grants.prefetch(sequence);
            }
        }
        if (random.nextInt(4) == 0) {
            Collections.shuffle(wanted, random);
        }
        for (SequenceView sequence : wanted) {
            grants.grant(sequence, random.nextInt(4) == 0 ? 1 + random.nextInt(8) : Integer.MAX_VALUE);
        }
        return grants.build();
    }
}
