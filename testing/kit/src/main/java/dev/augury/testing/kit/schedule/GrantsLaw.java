package dev.augury.testing.kit.schedule;

import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What grants have to be so that a host can carry them out as they stand. */
final class GrantsLaw {

    private final StepView view;
    private final Map<Long, SequenceView> known = new HashMap<>();
    private final List<String> found = new ArrayList<>();

    private GrantsLaw(StepView view) {
        this.view = view;
        for (List<? extends SequenceView> list : List.of(view.waiting(), view.running(), view.paused(), view.swapped())) {
            list.forEach(sequence -> known.put(sequence.id(), sequence));
        }
    }

    /** Returns what is wrong with grants, one sentence each. */
    static List<String> faults(StepView view, Grants grants) {
        GrantsLaw law = new GrantsLaw(view);
        law.check(grants);
        return law.found;
    }

    private void check(Grants grants) {
        Set<Long> victims = new HashSet<>();
        for (Grants.Victim victim : grants.victims()) {
            usable(victim.sequence(), "preempted", Set.of(SequenceState.RUNNING, SequenceState.SWAPPED));
            if (!victims.add(victim.sequence())) {
                found.add("Sequence " + victim.sequence() + " is preempted twice");
            }
        }
        Set<Long> granted = new HashSet<>();
        long tokens = 0;
        int running = (int) view.running().stream().filter(sequence -> !victims.contains(sequence.id())).count();
        for (Grants.Grant grant : grants.grants()) {
            usable(grant.sequence(), "granted tokens", Set.of(SequenceState.WAITING, SequenceState.RUNNING, SequenceState.SWAPPED));
            if (grant.tokensMax() < 1) {
                found.add("Sequence " + grant.sequence() + " is granted " + grant.tokensMax() + " tokens");
            }
            if (!granted.add(grant.sequence()) || victims.contains(grant.sequence())) {
                found.add("Sequence " + grant.sequence() + " is granted tokens twice, or while it is preempted");
            }
            tokens += grant.tokensMax();
            SequenceView sequence = known.get(grant.sequence());
            running += sequence != null && sequence.state() != SequenceState.RUNNING ? 1 : 0;
        }
        for (long prefetch : grants.prefetches()) {
            usable(prefetch, "prefetched", Set.of(SequenceState.SWAPPED));
            if (!granted.add(prefetch)) {
                found.add("Sequence " + prefetch + " is prefetched twice, or while it is granted tokens");
            }
        }
        if (tokens > view.tokenBudget()) {
            found.add(tokens + " tokens are granted of a budget of " + view.tokenBudget());
        }
        if (running > Math.max(view.sequencesMax(), view.running().size())) {
            found.add(running + " sequences would run where " + view.sequencesMax() + " may");
        }
    }

    private void usable(long id, String what, Set<SequenceState> states) {
        SequenceView sequence = known.get(id);
        if (sequence == null) {
            found.add("Sequence " + id + " is " + what + " but unknown");
        } else if (!states.contains(sequence.state())) {
            found.add("Sequence " + id + " is " + what + " while " + sequence.state());
        } else if (sequence.copying()) {
            found.add("Sequence " + id + " is " + what + " while its blocks are being copied");
        }
    }
}
