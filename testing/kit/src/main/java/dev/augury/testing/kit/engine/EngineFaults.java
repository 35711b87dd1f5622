package dev.augury.testing.kit.engine;

/**
 * How often a {@link CrankyEngine} fails.
 *
 * @param stepFailure chance that a step fails
 * @param fatalShare share of those after which the engine is of no further use
 * @param copyFailure chance that a call of copies fails
 * @param copyNanosMax most nanoseconds that a call of copies takes; 0 ends each at once
 */
public record EngineFaults(double stepFailure, double fatalShare, double copyFailure, long copyNanosMax) {

    /** Refuses chances outside 0 to 1. */
    public EngineFaults {
        for (double chance : new double[] {stepFailure, fatalShare, copyFailure}) {
            if (!(chance >= 0 && chance <= 1)) {
                throw new IllegalArgumentException("A chance of " + chance + " is none; give a value between 0 and 1");
            }
        }
        if (copyNanosMax < 0) {
            throw new IllegalArgumentException("Copies cannot take " + copyNanosMax + " ns; give 0 or more");
        }
    }
}
