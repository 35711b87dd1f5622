package dev.augury.console.scheduling;

import dev.augury.console.text.Words;
import dev.augury.core.loop.LaneStatistics;
import dev.augury.core.loop.LaneSurvey;
import dev.augury.server.admin.LaneNow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number of the top row.
 *
 * @param key key of its state in the palette
 * @param title what it counts
 * @param value the number
 * @param unit its unit
 * @param spread how it spreads
 * @param note what else belongs to it
 * @param part per cent of the promise that are used, 0 to 100, or null where none is drawn
 */
public record Tile(String key, String title, String value, String unit, String spread, String note, @Nullable Integer part) {

    /** Makes the top row of a lane. */
    static List<Tile> of(LaneNow lane) {
        LaneSurvey.Groups groups = lane.survey().groups();
        LaneStatistics.Pauses pauses = lane.statistics().pauses();
        int swapped = groups.swapped().sequences();
        List<Tile> tiles = new ArrayList<>();
        tiles.add(counted(lane, "decode", "Running", groups.running(), "of " + Words.count(lane.statistics().sequences().requests(), "open request")));
        tiles.add(counted(lane, "queued", "Waiting", groups.waiting(),
                swapped == 0 ? "nobody preempted to the host tier" : "and " + Words.count(swapped) + " preempted to the host tier"));
        tiles.add(counted(lane, "preserved", "Paused in calls", groups.paused(), part(pauses.onDevice().sequences(), "preserved") + " · "
                + part(pauses.inHost().sequences(), "swapped") + " · " + part(pauses.discarded(), "discarded")));
        tiles.add(waited(lane));
        return tiles;
    }

    /** A count and its word stay on one line. */
    private static String part(int count, String word) {
        return Words.count(count) + "\u00a0" + word;
    }

    private static Tile counted(LaneNow lane, String key, String title, LaneSurvey.Group group, String note) {
        String spread = group.sequences() == 0 ? "none now"
                : "half for " + Words.nanos(lane.now() - group.median()) + ", longest for " + Words.nanos(lane.now() - group.oldest());
        return new Tile(key, title, Words.count(group.sequences()), group.sequences() == 1 ? "sequence" : "sequences", spread, note, null);
    }

    /** The longest wait of the last quarter of an hour, those included that are not over, against the promise. */
    private static Tile waited(LaneNow lane) {
        LaneSurvey.Waits waits = lane.survey().waits();
        long steps = Math.max(waits.longest().steps(), waits.overSteps().most());
        long present = waits.longest().nanos() == 0 ? 0 : waits.longest().nanos() + lane.now() - lane.survey().at();
        String spread = Words.nanos(Math.max(present, waits.overNanos().most())) + " in 15 min, now " + Words.nanos(present);
        Long promised = waits.promised();
        if (promised == null) {
            return new Tile("bound", "Longest wait", Words.count(steps), steps == 1 ? "step" : "steps", spread, "no bound is promised", null);
        }
        String seconds = lane.pace().stepSeconds() > 0 ? " (" + Words.span(promised * lane.pace().stepSeconds()) + " at this pace)" : "";
        int part = (int) Math.min(100, Math.round(100.0 * steps / Math.max(1, promised)));
        return new Tile("bound", "Longest wait", Words.count(steps), steps == 1 ? "step" : "steps", spread,
                "promised: at most " + Words.count(promised, "step") + seconds, part);
    }
}
