package dev.augury.core.flow;

/** Takes the events of one request. */
@FunctionalInterface
public interface EventSink {

    /**
     * Takes an event. Called on the loop's thread (the verdict may come on the submitting thread), in order; returns at once and throws nothing. A sink that
     * has no room for a delta says so, and its request is cancelled: a slow reader is bounded and stalls nobody.
     *
     * @return whether there was room
     */
    boolean accept(TokenEvent event);
}
