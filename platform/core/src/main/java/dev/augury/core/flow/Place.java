package dev.augury.core.flow;

/** A request's place among those that wait: it counts against the limits at the door until it is left. */
@FunctionalInterface
public interface Place {

    /** Gives the place back, because the request began to run or is over; again does nothing. Thread-safe. */
    void leave();
}
