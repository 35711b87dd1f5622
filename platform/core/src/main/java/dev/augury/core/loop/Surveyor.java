package dev.augury.core.loop;

import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.StepClock;
import dev.augury.core.kv.KvPool;
import dev.augury.core.plan.Planner;
import dev.augury.core.queue.LaneQueue;
import dev.augury.spi.engine.BlockTier;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** Looks at every sequence of a lane. It takes time in proportion to their number and their blocks, so the loop asks for it now and then. Touched by the loop alone. */
final class Surveyor {

    private static final int SAMPLE_MAX = 512;

    private final LaneQueue queue;
    private final KvPool pool;
    private final StepClock clock;
    private final Planner planner;
    private final int[] seen;
    private int round;

    Surveyor(Planner.Desk desk, Planner planner) {
        queue = desk.queue();
        pool = desk.pool();
        clock = desk.clock();
        this.planner = planner;
        seen = new int[pool.total(BlockTier.DEVICE)];
    }

    /** Looks, and asks the policy what it promises. */
    LaneSurvey survey(long now) {
        return survey(now, planner.waitMax(stayMax(now)));
    }

    LaneSurvey survey(long now, OptionalLong promised) {
        LaneSurvey.Groups groups = new LaneSurvey.Groups(
                group(queue.running(), Sequence::stateSince, now),
                group(queue.waiting(), Sequence::waitingSince, now),
                group(queue.swapped(), Sequence::waitingSince, now),
                group(queue.paused(), Sequence::stateSince, now));
        return new LaneSurvey(now, clock.step(), groups, device(), host(), waits(groups, promised, now));
    }

    private static LaneSurvey.Group group(List<Sequence> sequences, ToLongFunction<Sequence> since, long now) {
        if (sequences.isEmpty()) {
            return new LaneSurvey.Group(0, now, now);
        }
        int stride = Math.ceilDiv(sequences.size(), SAMPLE_MAX);
        long[] sample = new long[Math.ceilDiv(sequences.size(), stride)];
        long oldest = now;
        int index = 0;
        for (Sequence sequence : sequences) {
            long began = since.applyAsLong(sequence);
            oldest = Math.min(oldest, began);
            if (index % stride == 0) {
                sample[index / stride] = began;
            }
            index++;
        }
        Arrays.sort(sample);
        return new LaneSurvey.Group(sequences.size(), oldest, sample[sample.length / 2]);
    }

    private LaneSurvey.DeviceUse device() {
        round++;
        int decode = 0;
        int prefill = 0;
        for (Sequence sequence : queue.running()) {
            decode += sequence.pendingTokens() == 1 ? firstSeen(sequence) : 0;
        }
        for (Sequence sequence : queue.running()) {
            prefill += sequence.pendingTokens() == 1 ? 0 : firstSeen(sequence);
        }
        int preserved = 0;
        for (Sequence sequence : queue.paused()) {
            preserved += firstSeen(sequence);
        }
        int retained = 0;
        for (Sequence sequence : planner.pauses().retention().sequences()) {
            retained += firstSeen(sequence);
        }
        int used = pool.total(BlockTier.DEVICE) - pool.free(BlockTier.DEVICE);
        int cached = pool.device().freeNamed();
        return new LaneSurvey.DeviceUse(
                decode, prefill, preserved, retained, used - decode - prefill - preserved - retained, cached, pool.free(BlockTier.DEVICE) - cached);
    }

    /** Returns how many blocks of a sequence were not counted in this round. */
    private int firstSeen(Sequence sequence) {
        int count = 0;
        for (int block : sequence.blocks().device()) {
            count += seen[block] == round ? 0 : 1;
            seen[block] = round;
        }
        return count;
    }

    private LaneSurvey.HostUse host() {
        int paused = 0;
        for (Sequence sequence : queue.paused()) {
            paused += sequence.blocks().host().length;
        }
        int retained = 0;
        for (Sequence sequence : planner.pauses().retention().sequences()) {
            retained += sequence.blocks().host().length;
        }
        int free = pool.free(BlockTier.HOST);
        return new LaneSurvey.HostUse(paused, retained, pool.total(BlockTier.HOST) - free - paused - retained, free);
    }

    private LaneSurvey.Waits waits(LaneSurvey.Groups groups, OptionalLong promised, long now) {
        long steps = Math.max(longest(queue.waiting()), longest(queue.swapped()));
        long nanos = now - Math.min(groups.waiting().oldest(), groups.swapped().oldest());
        return new LaneSurvey.Waits(
                new LaneSurvey.Wait(steps, nanos),
                queue.waitSteps().seen(now),
                queue.waitNanos().seen(now),
                stayMax(now),
                promised.isPresent() ? promised.getAsLong() : null);
    }

    private long stayMax(long now) {
        long most = pool.stays().seen(now).most();
        for (Sequence sequence : queue.running()) {
            most = Math.max(most, clock.step() - sequence.blocks().since());
        }
        return most;
    }

    private static long longest(List<Sequence> sequences) {
        long longest = 0;
        for (Sequence sequence : sequences) {
            longest = Math.max(longest, sequence.idleSteps());
        }
        return longest;
    }
}
