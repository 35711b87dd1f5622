package dev.augury.core.flow;

/**
 * What a lane keeps for clients that perform calls, and what became of what it kept. Constant.
 *
 * @param prefixes prefixes kept now
 * @param tokens their tokens
 * @param kept prefixes kept so far
 * @param returned those whose client came back, once each
 * @param expired those whose client did not come back in time
 * @param displaced those given up for want of room before their client came back
 */
public record RetainCounts(int prefixes, long tokens, long kept, long returned, long expired, long displaced) {

    /** Nothing. */
    public static final RetainCounts NONE = new RetainCounts(0, 0, 0, 0, 0, 0);
}
