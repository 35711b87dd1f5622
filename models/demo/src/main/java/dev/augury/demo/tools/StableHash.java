package dev.augury.demo.tools;

/** A hash that is the same on every machine and for ever: what is drawn from it may be published. */
public final class StableHash {

    private StableHash() {}

    /** Returns 63 well-mixed bits of a text: FNV-1a over its UTF-16 units, finished as SplitMix64 does. */
    public static long of(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash) >>> 1;
    }

    /** Returns the finish of SplitMix64 (Steele, Lea, Flood 2014). */
    public static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
