package dev.augury.core.plan;

import dev.augury.core.flow.Sequence;
import dev.augury.core.queue.LaneQueue;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SequenceState;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells wishes from nonsense. A wish for too much is cut later; a wish that means nothing says that its policy has lost track. */
final class GrantCheck {

    private final LaneQueue queue;
    private final Set<Long> named = new HashSet<>();

    GrantCheck(LaneQueue queue) {
        this.queue = queue;
    }

    /** Returns what is wrong, in one sentence, or null. */
    @Nullable String problem(@Nullable Grants grants) {
        if (grants == null) {
            return "it returned null instead of grants";
        }
        named.clear();
        for (Grants.Victim victim : grants.victims()) {
            String problem = victimProblem(victim);
            if (problem != null) {
                return problem;
            }
        }
        for (Grants.Grant grant : grants.grants()) {
            String problem = grantProblem(grant);
            if (problem != null) {
                return problem;
            }
        }
        for (long id : grants.prefetches()) {
            Sequence sequence = queue.find(id);
            if (sequence == null || sequence.state() != SequenceState.SWAPPED) {
                return "it prefetches sequence " + id + ", which is " + standing(sequence);
            }
        }
        return null;
    }

    private @Nullable String victimProblem(Grants.Victim victim) {
        Sequence sequence = queue.find(victim.sequence());
        // A swapped one may give up what it has on the device, or all.
        boolean gives = sequence != null && sequence.state() == SequenceState.SWAPPED && !sequence.copying();
        if (sequence == null || sequence.state() != SequenceState.RUNNING && !gives) {
            return "its victim " + victim.sequence() + " does not run but is " + standing(sequence);
        }
        return named.add(victim.sequence()) ? null : "it names victim " + victim.sequence() + " twice";
    }

    private @Nullable String grantProblem(Grants.Grant grant) {
        Sequence sequence = queue.find(grant.sequence());
        if (sequence == null || sequence.copying() || sequence.state() == SequenceState.PAUSED) {
            return "it grants tokens to sequence " + grant.sequence() + ", which is " + standing(sequence);
        }
        if (grant.tokensMax() < 1) {
            return "it grants " + grant.tokensMax() + " tokens to sequence " + grant.sequence();
        }
        return named.add(grant.sequence()) ? null : "it names sequence " + grant.sequence() + " twice";
    }

    private static String standing(@Nullable Sequence sequence) {
        if (sequence == null) {
            return "not in this lane";
        }
        return sequence.copying() ? "being copied" : sequence.state().toString();
    }
}
