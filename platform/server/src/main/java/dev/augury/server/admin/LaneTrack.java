package dev.augury.server.admin;

import dev.augury.core.flow.Peaks;
import dev.augury.core.loop.LaneSurvey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** The last quarter of an hour of a lane, in slots, and its pace. Thread-safe. */
final class LaneTrack {

    private static final long PACE_NANOS = 10_000_000_000L;
    private static final double SECOND = 1e9;

    private final TreeMap<Long, Slot> slots = new TreeMap<>();
    private final Deque<Moment> moments = new ArrayDeque<>();

    private record Slot(LaneSurvey survey, LaneSurvey.Wait waited) {

        Slot waited(LaneSurvey.Wait other) {
            return new Slot(survey, new LaneSurvey.Wait(Math.max(waited.steps(), other.steps()), Math.max(waited.nanos(), other.nanos())));
        }
    }

    /**
     * What a lane has done since it was opened.
     *
     * @param outputTokens tokens that it generated
     * @param steps steps that it ran
     * @param stepSeconds seconds that they took
     */
    record Done(long outputTokens, long steps, double stepSeconds) {}

    private record Moment(long at, Done done) {}

    /** Takes a look at the lane. One a slot is enough to miss no wait. */
    synchronized void look(long now, Done done, LaneSurvey survey) {
        moments.addLast(new Moment(now, done));
        while (now - moments.getFirst().at() > PACE_NANOS) {
            moments.removeFirst();
        }
        slots.merge(Peaks.slot(now), new Slot(survey, present(now, survey)), (old, fresh) -> fresh.waited(old.waited()));
        slots.headMap(Peaks.slot(now) - Peaks.SLOTS + 1).clear();
        Peaks.Seen steps = survey.waits().overSteps();
        Peaks.Seen nanos = survey.waits().overNanos();
        slots.computeIfPresent(steps.slot(), (number, slot) -> slot.waited(new LaneSurvey.Wait(steps.current(), nanos.current())));
        slots.computeIfPresent(steps.slot() - 1, (number, slot) -> slot.waited(new LaneSurvey.Wait(steps.previous(), nanos.previous())));
    }

    /** What was not over in the survey goes on. */
    private static LaneSurvey.Wait present(long now, LaneSurvey survey) {
        LaneSurvey.Wait longest = survey.waits().longest();
        return longest.nanos() == 0 ? longest : new LaneSurvey.Wait(longest.steps(), longest.nanos() + now - survey.at());
    }

    /** Returns the slots from that instant on, oldest first. */
    synchronized List<LaneSample> samples(Instant from, LongFunction<Instant> clock) {
        return slots.entrySet().stream()
                .map(entry -> sample(clock.apply(entry.getKey() * Peaks.SLOT_NANOS), entry.getValue()))
                .filter(sample -> !sample.at().isBefore(from))
                .toList();
    }

    private static LaneSample sample(Instant at, Slot slot) {
        return new LaneSample(at, slot.survey().device(), slot.survey().host(), slot.waited(), slot.survey().waits().promised());
    }

    synchronized LaneNow.Pace pace() {
        if (moments.size() < 2) {
            return new LaneNow.Pace(0, 0);
        }
        Done first = moments.getFirst().done();
        Done last = moments.getLast().done();
        long steps = last.steps() - first.steps();
        double seconds = (moments.getLast().at() - moments.getFirst().at()) / SECOND;
        return new LaneNow.Pace((last.outputTokens() - first.outputTokens()) / seconds, steps == 0 ? 0 : (last.stepSeconds() - first.stepSeconds()) / steps);
    }
}
