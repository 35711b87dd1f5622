package dev.augury.server.policy;

import dev.augury.core.flow.Reconfiguration.Target;
import java.util.List;

/**
 * Options that changed.
 *
 * @param lane name of the lane
 * @param target which of its policies
 * @param policy name of the policy
 * @param changed what changed, in the order of the options record; values wished as they were are not among it
 * @param step number of the first step planned with them
 */
public record OptionChange(String lane, Target target, String policy, List<Changed> changed, long step) {

    /** Copies the list. */
    public OptionChange {
        changed = List.copyOf(changed);
    }

    /**
     * One option.
     *
     * @param key its key
     * @param before text before
     * @param after text after
     */
    public record Changed(String key, String before, String after) {

        @Override
        public String toString() {
            return key + " " + before + " → " + after;
        }
    }
}
