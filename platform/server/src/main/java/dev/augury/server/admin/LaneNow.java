package dev.augury.server.admin;

import dev.augury.core.loop.LaneStatistics;
import dev.augury.core.loop.LaneSurvey;

/**
 * A lane now.
 *
 * @param name name of the lane
 * @param state what it is doing
 * @param blockTokens tokens of a block of KV
 * @param now the time, by which its ages are to be counted, in nanoseconds of {@code Time}
 * @param pace how fast it is
 * @param statistics its counts
 * @param survey the last look at its sequences
 */
public record LaneNow(String name, LaneState state, int blockTokens, long now, Pace pace, LaneStatistics statistics, LaneSurvey survey) {

    /**
     * How fast a lane is, over the last ten seconds.
     *
     * @param tokensPerSecond tokens that it generated
     * @param stepSeconds seconds per step while it worked, 0 when it took none
     */
    public record Pace(double tokensPerSecond, double stepSeconds) {}
}
