package dev.augury.core.loop;

import dev.augury.core.flow.RetainCounts;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.plan.PauseCounts;
import dev.augury.core.plan.RetainedKv;
import java.util.Map;

/**
 * A lane at the end of a turn of its loop. Counts run from the start of the lane.
 *
 * @param at nanoseconds of {@code Time}
 * @param scheduler name of the scheduling policy in charge
 * @param sequences where the sequences are
 * @param memory where the blocks are
 * @param steps the steps
 * @param totals tokens and events
 * @param preemptions sequences that lost their place
 * @param pace how fast tokens are computed
 * @param pauses sequences that wait, and waited, for calls
 * @param retained what is kept for clients that perform calls
 * @param finished answers by the reason of their end
 */
public record LaneStatistics(
        long at,
        String scheduler,
        Sequences sequences,
        Memory memory,
        Steps steps,
        Totals totals,
        Preemptions preemptions,
        Pace pace,
        Pauses pauses,
        Retained retained,
        Map<FinishReason, Long> finished) {

    /** Copies the map. */
    public LaneStatistics {
        finished = Map.copyOf(finished);
    }

    /**
     * Where the sequences are.
     *
     * @param requests requests that are open
     * @param waiting sequences in the queue
     * @param running sequences that take part in steps
     * @param swapped sequences in the host tier or on the way from or to it
     * @param copying how many of those are being copied
     * @param paused sequences that wait for calls, wherever their KV is
     */
    public record Sequences(int requests, int waiting, int running, int swapped, int copying, int paused) {}

    /**
     * Where the blocks are.
     *
     * @param deviceTotal blocks of the device tier
     * @param deviceFree those that can be allocated
     * @param deviceCached those that hold a named prefix, in use or free
     * @param hostTotal blocks of the host tier
     * @param hostFree those that can be allocated
     */
    public record Memory(int deviceTotal, int deviceFree, int deviceCached, int hostTotal, int hostFree) {}

    /**
     * The steps.
     *
     * @param count steps run
     * @param failed steps in which the engine failed
     * @param prefillTokens tokens computed in rows of more than one
     * @param budget most tokens of the step planned last
     */
    public record Steps(long count, long failed, long prefillTokens, int budget) {}

    /**
     * Tokens and events.
     *
     * @param promptTokens tokens of the prompts of all requests admitted
     * @param outputTokens tokens generated
     * @param prefixQueriedTokens tokens looked up in the prefix index
     * @param prefixHitTokens tokens found there
     * @param rejected requests refused by the policy
     * @param quarantines plugins replaced
     */
    public record Totals(
            long promptTokens, long outputTokens, long prefixQueriedTokens, long prefixHitTokens, long rejected, long quarantines) {}

    /**
     * Sequences that lost their place.
     *
     * @param recomputes by recompute
     * @param swaps by swap
     * @param failedSwaps copies that failed, after which the sequence was computed anew
     */
    public record Preemptions(long recomputes, long swaps, long failedSwaps) {}

    /**
     * Sequences that wait for calls.
     *
     * @param handling name of the handling policy in charge
     * @param onDevice those with all their KV on the device, and what tokens all of them have there
     * @param inHost those with KV in the host tier, and what tokens all of them have there
     * @param discarded those without KV
     * @param counts what pauses cost so far
     */
    public record Pauses(String handling, Kept onDevice, Kept inHost, int discarded, PauseCounts counts) {}

    /**
     * What is kept for clients that perform calls.
     *
     * @param prefixes the tokens by which their follow-ups are recognised, and what became of them
     * @param kv the KV of those
     */
    public record Retained(RetainCounts prefixes, RetainedKv kv) {}

    /**
     * Paused sequences with KV, and the KV itself by tier: the last blocks of a sequence may be in another tier than its first.
     *
     * @param sequences how many
     * @param tokens tokens of KV
     */
    public record Kept(int sequences, long tokens) {}

    /**
     * What the cost model has learned so far: how fast tokens are computed and moved.
     *
     * @param stepNanos nanoseconds of a step beside what its tokens take
     * @param promptTokenNanos nanoseconds per token of a prompt, its share of the step included
     * @param outputTokenNanos nanoseconds per generated token of one of the sequences that run now
     * @param swapTokenNanos nanoseconds to move the KV of a token to the other tier
     * @param bytesPerToken bytes of KV per token
     */
    public record Pace(double stepNanos, double promptTokenNanos, double outputTokenNanos, double swapTokenNanos, long bytesPerToken) {}
}
