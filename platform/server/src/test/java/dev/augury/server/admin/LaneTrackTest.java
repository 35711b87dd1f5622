package dev.augury.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Peaks;
import dev.augury.core.loop.LaneSurvey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTrackTest {

    private static final long SLOT = Peaks.SLOT_NANOS;
    private static final LaneTrack.Done NOTHING = new LaneTrack.Done(0, 0, 0);

    private final LaneTrack track = new LaneTrack();

    @Test
    void slotKeepsItsLongestWaitAndTheLastUseOfBlocks() {
        look(0, 9, waited(3, 100), 0, 0);
        look(SLOT / 2, 4, waited(1, 10), 0, 0);
        assertThat(samples()).singleElement().satisfies(sample -> {
            assertThat(sample.waited()).isEqualTo(waited(3, 100));
            assertThat(sample.device().decode()).isEqualTo(4);
        });
    }

    @Test
    void waitThatEndedBetweenTwoLooksIsNotMissed() {
        look(0, 1, waited(0, 0), 0, 0);
        look(SLOT, 1, waited(0, 0), 7, 5);
        assertThat(samples()).extracting(sample -> sample.waited().steps()).as("7 ended in the slot before").containsExactly(7L, 5L);
    }

    @Test
    void waitOfALaneThatRestsGoesOn() {
        LaneSurvey old = survey(0, 1, waited(3, 100), 0, 0);
        track.look(1000, NOTHING, old);
        assertThat(samples().getFirst().waited()).isEqualTo(waited(3, 1100));
    }

    @Test
    void onlyAQuarterOfAnHourIsKept() {
        for (int slot = 0; slot < 2 * Peaks.SLOTS; slot++) {
            look(slot * SLOT, 1, waited(0, 0), 0, 0);
        }
        assertThat(samples()).hasSize(Peaks.SLOTS);
        assertThat(track.samples(Instant.ofEpochSecond(2 * Peaks.SLOTS * 5 - 5), nanos -> Instant.EPOCH.plusNanos(nanos))).as("the last slot").hasSize(1);
    }

    @Test
    void paceIsThatOfTheLastSeconds() {
        assertThat(track.pace()).isEqualTo(new LaneNow.Pace(0, 0));
        for (int second = 0; second <= 60; second++) {
            long tokens = Math.max(0, second - 50) * 20L;
            track.look(second * 1_000_000_000L, new LaneTrack.Done(tokens, tokens, 0.5 * second), survey(second * 1_000_000_000L, 1, waited(0, 0), 0, 0));
        }
        assertThat(track.pace()).isEqualTo(new LaneNow.Pace(20, 0.5 * 10 / 200));
    }

    private List<LaneSample> samples() {
        return track.samples(Instant.EPOCH, nanos -> Instant.EPOCH.plusNanos(nanos));
    }

    private void look(long now, int decode, LaneSurvey.Wait longest, long endedBefore, long ended) {
        track.look(now, NOTHING, survey(now, decode, longest, endedBefore, ended));
    }

    private static LaneSurvey survey(long at, int decode, LaneSurvey.Wait longest, long before, long ended) {
        LaneSurvey.Group none = new LaneSurvey.Group(0, at, at);
        Peaks.Seen over = new Peaks.Seen(Peaks.slot(at), ended, before, Math.max(before, ended));
        return new LaneSurvey(
                at,
                0,
                new LaneSurvey.Groups(none, none, none, none),
                new LaneSurvey.DeviceUse(decode, 0, 0, 0, 0, 0, 0),
                new LaneSurvey.HostUse(0, 0, 0, 0),
                new LaneSurvey.Waits(longest, over, over, 0, null));
    }

    private static LaneSurvey.Wait waited(long steps, long nanos) {
        return new LaneSurvey.Wait(steps, nanos);
    }
}
