package dev.augury.server.policy;

import dev.augury.core.flow.Reconfiguration.Target;
import dev.augury.server.plugin.BoundOptions;
import java.util.List;

/**
 * A policy of a lane.
 *
 * @param lane name of the lane
 * @param target what it decides
 * @param name its name in the configuration
 * @param active name of the policy in charge, which differs where this one is quarantined
 * @param options its options now, in the order of its record
 */
public record LanePolicy(String lane, Target target, String name, String active, List<BoundOptions.Value> options) {

    /** Copies the list. */
    public LanePolicy {
        options = List.copyOf(options);
    }
}
