package dev.augury.core.pipeline;

import dev.augury.core.flow.EventSink;
import dev.augury.core.flow.ServeRequest;

/** The door of the pipeline, as the web sees it. Thread-safe. */
public interface Serving {

    /**
     * Admits, routes, tokenizes, predicts and enqueues a request, or refuses it. Returns at once; tokenizing and predicting happen off the caller's thread.
     * Every submitted request gets its events until a last one, whatever happens.
     *
     * @return a handle to cancel it; cancelling twice or after the end does nothing
     */
    Submission submit(ServeRequest request, EventSink sink);

    /** A submitted request. */
    @FunctionalInterface
    interface Submission {

        /** Asks for the end of the request: its blocks are free within one step, from any state. The sink is told nothing more. */
        void cancel();
    }
}
