package dev.augury.core.queue;

import dev.augury.core.flow.Movement;
import dev.augury.core.flow.Reconfiguration;
import dev.augury.core.flow.Request;
import dev.augury.core.flow.Resumption;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.spi.engine.EngineException;
import org.jspecify.annotations.Nullable;

/** What a lane is told. */
public sealed interface Message {

    /** A new request. */
    record Arrival(Request request) implements Message {}

    /** The client of a request went away; nothing happens when the request is over or never came. */
    record Cancel(long request) implements Message {}

    /**
     * The copies of a movement are over.
     *
     * @param nanos how long they took
     * @param failure why one failed, or null
     */
    record Moved(Movement movement, long nanos, @Nullable EngineException failure) implements Message {}

    /** The calls of a paused sequence are over; nothing happens when it is over itself. */
    record Resumed(Resumption resumption) implements Message {}

    /** The time of a retained prefix has passed. */
    record Lapse() implements Message {}

    /** A policy gets new options before the next step. */
    record Reconfigure(Reconfiguration reconfiguration) implements Message {}

    /** Every open request fails for that reason. */
    record FailAll(Refusal reason) implements Message {}

    /**
     * The lane ends: open requests fail, those that still come are refused, the engine is closed as soon as no copy is under way.
     *
     * @param closed is run after that, on the loop's thread
     */
    record Close(Refusal reason, Runnable closed) implements Message {}
}
