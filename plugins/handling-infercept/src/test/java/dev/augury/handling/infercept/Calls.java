package dev.augury.handling.infercept;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.testing.kit.handling.ScriptedCall;
import dev.augury.testing.kit.schedule.LaneSizes;
import dev.augury.testing.kit.schedule.ScriptedLane;
import dev.augury.testing.kit.schedule.ScriptedSchedulingPolicy;
import dev.augury.testing.kit.schedule.ScriptedSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Calls under way on a lane with blocks of 64 tokens, each preserved so far; sequence ids are counted from 1. */
final class Calls {

    final ScriptedLane lane;
    final List<ScriptedCall> all = new ArrayList<>();
    private final SchedulingPolicy plain = new ScriptedSchedulingPolicy(view -> {
        Grants.Builder grants = Grants.builder();
        view.waiting().forEach(sequence -> grants.grant(sequence, sequence.pendingTokens()));
        return grants.build();
    });

    Calls(int hostBlocks) {
        lane = new ScriptedLane(new LaneSizes(64, 1000, hostBlocks, 4096, 100));
    }

    HandlingView view() {
        return lane.view();
    }

    /** Adds a sequence that runs. */
    void running(int context) {
        lane.enqueue(plain, context, 100);
        lane.step(plain);
    }

    /** Adds a call of a sequence with that context. */
    ScriptedCall add(int context, OptionalDouble predicted) {
        ScriptedSequence sequence = lane.enqueue(plain, context, 100);
        lane.step(plain);
        lane.pause(plain, sequence, Handling.PRESERVE);
        all.add(new ScriptedCall(
                "call-" + sequence.id(), "search", sequence, Handling.PRESERVE, view().now(), predicted, view().blocksReleased(sequence)));
        return all.getLast();
    }

    void pass(double seconds) {
        lane.pass((long) (seconds * 1e9));
    }
}
