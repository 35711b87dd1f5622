package dev.augury.core.flow;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * New options for a policy of a lane, taken between two steps.
 *
 * @param target which policy
 * @param options the whole record of its factory, which differs from the present one in live components only
 * @param told is run on the loop's thread as soon as the policy has them, or has not; must return at once and not throw
 */
public record Reconfiguration(Target target, Record options, Consumer<Effect> told) {

    /** A policy of a lane. */
    public enum Target {
        /** Who runs next. */
        SCHEDULER,
        /** What becomes of the KV of paused sequences. */
        HANDLING
    }

    /**
     * What became of it.
     *
     * @param step number of the first step that is planned after it
     * @param problem why the policy did not take the options, or null where it did
     */
    public record Effect(long step, @Nullable String problem) {}
}
