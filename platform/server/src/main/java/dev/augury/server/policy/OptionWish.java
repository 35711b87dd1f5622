package dev.augury.server.policy;

import dev.augury.core.flow.Reconfiguration.Target;
import java.util.Map;

/**
 * What an operator wants changed.
 *
 * @param lane name of the lane
 * @param target which of its policies
 * @param values texts by option key, live options only
 * @param by who wants it
 * @param reason why, or empty
 */
public record OptionWish(String lane, Target target, Map<String, String> values, String by, String reason) {

    /** Copies the map. */
    public OptionWish {
        values = Map.copyOf(values);
    }
}
