package dev.augury.server.admin;

import dev.augury.core.loop.LaneStatistics;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.Lane;
import dev.augury.core.time.Time;
import dev.augury.server.health.HealthProperties;
import dev.augury.server.health.HostPhase;
import dev.augury.server.health.HostState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at all lanes once a second, for whoever comes to watch. It reads what the loops publish and waits for nobody. Thread-safe. */
public final class LaneWatch implements AutoCloseable {

    private static final long INTERVAL_NANOS = 1_000_000_000;

    private final Host host;
    private final Time time;
    private final HostState state;
    private final HealthProperties health;
    private final Instant origin;
    private final Map<String, LaneTrack> tracks = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Makes it for the lanes of a host; the clock tells what instants the nanoseconds of the time are. */
    public LaneWatch(Host host, Time time, InstantSource clock, HostState state, HealthProperties health) {
        this.host = host;
        this.time = time;
        this.state = state;
        this.health = health;
        origin = clock.instant().minusNanos(time.now());
    }

    /** Begins to look. */
    public void start() {
        look();
        if (!closed) {
            time.post(time.now() + INTERVAL_NANOS, this::start);
        }
    }

    private void look() {
        for (Lane lane : host.lanes()) {
            LaneStatistics statistics = lane.statistics();
            LaneTrack.Done done = new LaneTrack.Done(statistics.totals().outputTokens(), statistics.steps().count(), lane.stepTimes().sum());
            track(lane).look(time.now(), done, lane.survey());
        }
    }

    /** Returns what the host is doing. */
    public HostPhase phase() {
        return state.phase();
    }

    /** Returns the lanes in the order of the configuration; empty while the host loads. */
    public List<LaneNow> lanes() {
        return host.lanes().stream().map(this::now).toList();
    }

    /** Returns a lane. */
    public Optional<LaneNow> lane(String name) {
        return Optional.ofNullable(host.lane(name)).map(this::now);
    }

    /** Returns the slots of a lane from that instant on, oldest first; empty where there is no such lane. */
    public List<LaneSample> samples(String name, Instant from) {
        Lane lane = host.lane(name);
        return lane == null ? List.of() : track(lane).samples(from, origin::plusNanos);
    }

    private LaneNow now(Lane lane) {
        int blockTokens = lane.spec().stove().engine().geometry().blockTokens();
        return new LaneNow(lane.model(), state(lane), blockTokens, time.now(), track(lane).pace(), lane.statistics(), lane.survey());
    }

    private LaneTrack track(Lane lane) {
        return tracks.computeIfAbsent(lane.model(), name -> new LaneTrack());
    }

    private LaneState state(Lane lane) {
        if (lane.broken() != null) {
            return LaneState.BROKEN;
        }
        if (!lane.pulse().resting() && time.now() - lane.pulse().since() > health.stallLimit().toNanos()) {
            return LaneState.STUCK;
        }
        return phase() == HostPhase.DRAINING ? LaneState.DRAINING : LaneState.READY;
    }

    @Override
    public void close() {
        closed = true;
    }
}
