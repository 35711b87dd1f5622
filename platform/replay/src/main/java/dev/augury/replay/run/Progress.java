package dev.augury.replay.run;

/** Is told how far a run is. */
@FunctionalInterface
public interface Progress {

    /** Takes the part of the window that has passed, 0 to 1. */
    void passed(double part);
}
