package dev.augury.testing.kit.schedule;

import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.SequenceView;
import java.util.List;
import java.util.Map;

/**
 * What one step of a {@link ScriptedLane} did.
 *
 * @param grants the policy's wishes
 * @param computed tokens computed by sequence id, in the order of the grants
 * @param sampled ids of the sequences that got a new output token
 * @param preempted ids of the sequences that lost their place, in order
 * @param misfits ids of the sequences whose grant found no blocks
 * @param finished ids of the sequences that ended
 */
public record StepReport(
        Grants grants, Map<Long, Integer> computed, List<Long> sampled, List<Long> preempted, List<Long> misfits, List<Long> finished) {

    /** Returns the tokens computed for a sequence, 0 for none. */
    public int tokens(SequenceView sequence) {
        return computed.getOrDefault(sequence.id(), 0);
    }

    /** Returns the tokens of the whole step. */
    public int tokens() {
        return computed.values().stream().mapToInt(Integer::intValue).sum();
    }
}
