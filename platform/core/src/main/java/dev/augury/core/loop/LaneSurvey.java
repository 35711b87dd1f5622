package dev.augury.core.loop;

import dev.augury.core.flow.Peaks;
import org.jspecify.annotations.Nullable;

/**
 * What takes a look at every sequence of a lane to know; taken a few times a second. Times are nanoseconds of {@code Time}.
 *
 * @param at when it was taken
 * @param step number of the step that was next
 * @param groups the sequences
 * @param device uses of the device blocks
 * @param host uses of the host blocks
 * @param waits how long sequences wait to run
 */
public record LaneSurvey(long at, long step, Groups groups, DeviceUse device, HostUse host, Waits waits) {

    /**
     * The sequences by state.
     *
     * @param running those that take part in steps
     * @param waiting those in the queue
     * @param swapped those that lost their place and are in the host tier, or on the way from or to it
     * @param paused those that wait for calls
     */
    public record Groups(Group running, Group waiting, Group swapped, Group paused) {}

    /**
     * Sequences of a state.
     *
     * @param sequences how many
     * @param oldest since when the one that came first is in it; the time of the survey when there is none
     * @param median since when half of them are in it, of a sample where they are many
     */
    public record Group(int sequences, long oldest, long median) {}

    /**
     * Uses of the device blocks. They add up to all blocks; one that several sequences share counts for the first of these uses.
     *
     * @param decode of sequences that compute a token at a time
     * @param prefill of sequences that compute their context
     * @param preserved of paused sequences
     * @param retained of answers that ended in calls of the client
     * @param moving of sequences on their way from or to the host tier
     * @param cached of no sequence, findable by their content
     * @param free without content
     */
    public record DeviceUse(int decode, int prefill, int preserved, int retained, int moving, int cached, int free) {}

    /**
     * Uses of the host blocks. They add up to all blocks.
     *
     * @param paused of paused sequences
     * @param retained of answers that ended in calls of the client
     * @param preempted of sequences that lost their place
     * @param free without content
     */
    public record HostUse(int paused, int retained, int preempted, int free) {}

    /**
     * How long sequences wait to run: from their arrival, the loss of their place or the return of their calls, until they run.
     *
     * @param longest the longest wait that is not over
     * @param overSteps steps of the waits that ended of late
     * @param overNanos nanoseconds of the waits that ended of late
     * @param stayMax most steps that a sequence kept its blocks of late, or keeps them already
     * @param promised most steps that a sequence waits as the policy promises, if none keeps its blocks longer than that; null where it promises nothing
     */
    public record Waits(Wait longest, Peaks.Seen overSteps, Peaks.Seen overNanos, long stayMax, @Nullable Long promised) {}

    /**
     * A wait.
     *
     * @param steps steps so far, 0 when nobody waits
     * @param nanos nanoseconds so far, 0 when nobody waits
     */
    public record Wait(long steps, long nanos) {}
}
