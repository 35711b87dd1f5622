package dev.augury.core.pipeline;

import dev.augury.core.flow.EventSink;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.TokenEvent.Refusal.Kind;
import dev.augury.core.route.LaneTable;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Several lanes behind one door. Lanes share the time, the listeners and nothing else. Thread-safe. */
public final class Host implements Serving {

    private static final Duration RESTART = Duration.ofSeconds(10);

    private final Surroundings around;
    private final LaneTable<Lane> lanes = new LaneTable<>();
    private final AtomicLong requestIds = new AtomicLong();
    private final AtomicLong sequenceIds = new AtomicLong();
    private final Feed feed;
    private volatile @Nullable Refusal closing;

    /** Makes a host without lanes. */
    public Host(Surroundings around) {
        this.around = around;
        feed = new Feed(around.time());
    }

    /**
     * Opens a lane, which serves from now on.
     *
     * @throws IllegalArgumentException when another lane serves a model of that name
     */
    public Lane open(LaneSpec spec) {
        Lane lane = new Lane(spec, around, feed, sequenceIds::incrementAndGet);
        lanes.add(spec.model(), lane);
        return lane;
    }

    /** Returns the lanes in the order in which they were opened. */
    public Collection<Lane> lanes() {
        return lanes.lanes();
    }

    /** Returns the lane that serves the model, or null. */
    public @Nullable Lane lane(String model) {
        return lanes.find(model);
    }

    /** Returns whether requests are served: there are lanes, none is broken and the host does not close. */
    public boolean ready() {
        return closing == null && !lanes().isEmpty() && lanes().stream().allMatch(lane -> lane.broken() == null);
    }

    /** Returns how many pieces of news were lost because listeners or predictors were slow, and how many made them throw. */
    public long lostNews() {
        return feed.lost() + feed.failed();
    }

    @Override
    public Submission submit(ServeRequest request, EventSink sink) {
        Refusal refusal = closing;
        Lane lane = lanes.find(request.model());
        if (refusal == null && lane == null) {
            refusal = lanes.unknown(request.model());
        }
        if (refusal != null || lane == null) {
            sink.accept(new TokenEvent.Refused(refusal));
            return () -> {};
        }
        return lane.submit(requestIds.incrementAndGet(), request, sink);
    }

    /**
     * Refuses new requests and lets the open ones finish; those that are not over in time end by an error.
     *
     * @param limit longest time for open requests
     * @param drained is run once, when no request is open, on any thread
     */
    public void drain(Duration limit, Runnable drained) {
        Refusal reason = unavailable("The server is shutting down and takes no new requests; try again later.");
        closing = reason;
        AtomicInteger left = new AtomicInteger(1);
        Runnable one = () -> {
            if (left.decrementAndGet() == 0) {
                drained.run();
            }
        };
        Refusal late = unavailable("The server shut down before this request was over; try again later.");
        for (Lane lane : lanes()) {
            left.incrementAndGet();
            lane.drain(reason, one);
            around.time().post(around.time().now() + limit.toNanos(), () -> lane.failAll(late));
        }
        one.run();
    }

    /**
     * Ends everything at once and closes the engines.
     *
     * @param closed is run once, when all engines are closed and every client was told, on any thread; a lane that hangs keeps it from being run
     */
    public void close(Runnable closed) {
        Refusal reason = unavailable("The server is shutting down.");
        closing = reason;
        AtomicInteger left = new AtomicInteger(1);
        Runnable one = () -> {
            if (left.decrementAndGet() == 0) {
                feed.stop();
                closed.run();
            }
        };
        for (Lane lane : lanes()) {
            left.incrementAndGet();
            lane.close(reason, one);
        }
        one.run();
    }

    private static Refusal unavailable(String message) {
        return new Refusal(Kind.UNAVAILABLE, message, null, RESTART);
    }
}
