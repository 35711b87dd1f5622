package dev.augury.core.stream;

import dev.augury.core.flow.EventSink;
import dev.augury.core.flow.TokenEvent;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before a client's sink: tells it nothing after its last event or after it went away, and takes a sink that throws for one without room. The bound on
 * what lies between loop and reader is the sink's own; this is where its answer is acted upon. Thread-safe.
 */
public final class Delivery implements EventSink {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final EventSink sink;
    private final Runnable onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();

    /**
     * Makes a delivery.
     *
     * @param onEnd is run once, after the last event or instead of it
     */
    public Delivery(EventSink sink, Runnable onEnd) {
        this.sink = sink;
        this.onEnd = onEnd;
    }

    @Override
    public boolean accept(TokenEvent event) {
        if (ended.get()) {
            return false;
        }
        boolean last = switch (event) {
            case TokenEvent.Refused _, TokenEvent.Completed _, TokenEvent.Failed _ -> true;
            case TokenEvent.Admitted _, TokenEvent.Delta _, TokenEvent.ChoiceFinished _ -> false;
            case TokenEvent.CallEvent _ -> false;
        };
        if (last && !ended.compareAndSet(false, true)) {
            return false;
        }
        boolean room = offer(event);
        if (last) {
            onEnd.run();
        } else if (!room) {
            end();
        }
        return room;
    }

    /** Ends the delivery without another event. */
    public void end() {
        if (ended.compareAndSet(false, true)) {
            onEnd.run();
        }
    }

    private boolean offer(TokenEvent event) {
        try {
            return sink.accept(event);
        } catch (RuntimeException | Error refused) {
            LOG.warn("A sink threw on {}; its request is cancelled", event.getClass().getSimpleName(), refused);
            return false;
        }
    }
}
