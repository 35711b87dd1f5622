package dev.augury.console.scheduling;

import dev.augury.core.flow.Reconfiguration.Target;
import dev.augury.server.admin.AuditAwayException;
import dev.augury.server.admin.LaneNow;
import dev.augury.server.admin.LaneTuning;
import dev.augury.server.admin.LaneWatch;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads what the page shows. Blocks on the database for the audit. */
@Component
final class SchedulingView {

    private static final int CHANGES = 12;

    private final LaneWatch lanes;
    private final LaneTuning tuning;

    SchedulingView(LaneWatch lanes, LaneTuning tuning) {
        this.lanes = lanes;
        this.tuning = tuning;
    }

    /**
     * What a lane's page shows beside its charts.
     *
     * @param lane the lane
     * @param handling name of what handles the KV of calls
     * @param hostTier whether there is a host tier
     * @param tiles the top row
     * @param threshold the threshold of starvation
     * @param recorded what was changed
     */
    record Shown(LaneNow lane, String handling, boolean hostTier, List<Tile> tiles, Threshold threshold, Recorded recorded) {}

    /**
     * What was changed.
     *
     * @param changes the latest changes
     * @param away whether the database that knows them is away
     */
    record Recorded(List<Change> changes, boolean away) {}

    /** Returns the lane of that name; without a name, the first. Empty while the host loads, or where there is none of that name. */
    Optional<LaneNow> lane(String name) {
        return name.isEmpty() ? lanes.lanes().stream().findFirst() : lanes.lane(name);
    }

    Shown show(LaneNow lane) {
        return new Shown(
                lane,
                lane.statistics().pauses().handling(),
                lane.statistics().memory().hostTotal() > 0,
                Tile.of(lane),
                Threshold.of(lane, tuning),
                recorded(lane.name()));
    }

    Recorded recorded(String lane) {
        try {
            return new Recorded(tuning.latest(lane, Target.SCHEDULER, CHANGES).stream().map(Change::of).toList(), false);
        } catch (AuditAwayException away) {
            return new Recorded(List.of(), true);
        }
    }
}
