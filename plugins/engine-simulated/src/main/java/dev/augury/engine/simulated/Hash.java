package dev.augury.engine.simulated;

/** The one hash of this engine: the finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
final class Hash {

    private Hash() {}

    static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
