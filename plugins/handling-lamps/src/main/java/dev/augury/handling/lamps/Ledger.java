package dev.augury.handling.lamps;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.spi.schedule.SequenceView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What was decided for calls that are still to come, and for those under way. A handling policy is not told of requests that end without a call, so of the
 * former only the latest are remembered; what was forgotten is decided when the call begins. Nor is it told of calls that end without a return, because their
 * client went away or never came back: those are missing among the calls under way.
 */
final class Ledger {

    private static final int AHEAD_MAX = 100_000;
    private static final Judgement UNKNOWN = new Judgement(Handling.PRESERVE, 0);

    private final LinkedHashMap<Long, Judgement> ahead = new LinkedHashMap<>();
    private final Map<Long, Judgement> underWay = new HashMap<>();

    void decided(SequenceView sequence, Judgement judgement) {
        ahead.putLast(sequence.id(), judgement);
        if (ahead.size() > AHEAD_MAX) {
            ahead.pollFirstEntry();
        }
    }

    void paused(SequenceView sequence, Supplier<Judgement> unprepared) {
        Judgement judgement = ahead.remove(sequence.id());
        underWay.put(sequence.id(), judgement == null ? unprepared.get() : judgement);
    }

    /** Forgets all calls but these, which are all that are under way. */
    void keepOnly(List<? extends PausedCallView> calls) {
        if (underWay.size() > calls.size()) {
            Set<Long> present = new HashSet<>();
            calls.forEach(call -> present.add(call.sequence().id()));
            underWay.keySet().retainAll(present);
        }
    }

    Judgement of(SequenceView sequence) {
        return underWay.getOrDefault(sequence.id(), UNKNOWN);
    }

    void returned(SequenceView sequence) {
        underWay.remove(sequence.id());
    }
}
