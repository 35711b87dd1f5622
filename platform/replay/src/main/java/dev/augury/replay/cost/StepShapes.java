package dev.augury.replay.cost;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which steps are timed.
 *
 * @param chunk tokens of the longest piece of a prompt, at least {@link #CHUNK_MIN}
 */
record StepShapes(int chunk) {

    /** Tokens of the shortest longest piece. */
    static final int CHUNK_MIN = 32;

    /** Tokens of the longest. */
    static final int CHUNK_MAX = 256;

    /** Most sequences that generate in a step. */
    static final int DECODES = 16;

    /** Longest context, in pieces. */
    private static final int CONTEXT_CHUNKS = 4;

    /** Tokens of prompts that a round computes, in pieces: {@link #steps} and the whole contexts. */
    private static final double ROUND_CHUNKS = 13;

    /** Returns the tokens of the longest context. */
    int context() {
        return CONTEXT_CHUNKS * chunk;
    }

    /** Returns about how many tokens a round computes. */
    double roundTokens() {
        return ROUND_CHUNKS * chunk + 10 * DECODES;
    }

    /** Returns the steps of a round. Neither side of a mixed step, nor what is held out, is measured in the same way by another. */
    List<StepShape> steps() {
        int half = context() / 2;
        return Stream.of(
                        Stream.of(chunk / 8, chunk / 4, chunk / 2, chunk).map(prompt -> StepShape.prompt(prompt, 0)),
                        Stream.of(chunk / 4, chunk).map(prompt -> StepShape.prompt(prompt, half)),
                        Stream.of(chunk / 2, chunk).map(prompt -> StepShape.prompt(prompt, context())),
                        Stream.of(1, 2, 4, 8, DECODES).map(decodes -> StepShape.decodes(decodes, chunk / 8)),
                        Stream.of(1, 4, DECODES).map(decodes -> StepShape.decodes(decodes, half)),
                        Stream.of(1, 4, DECODES).map(decodes -> StepShape.decodes(decodes, context())),
                        Stream.of(StepShape.prompt(chunk / 2, 0).beside(4, half), StepShape.prompt(chunk / 4, half).beside(8, chunk)),
                        Stream.of(
                                StepShape.prompt(3 * chunk / 4, 0),
                                StepShape.prompt(chunk / 2, chunk),
                                StepShape.decodes(6, chunk),
                                StepShape.decodes(12, 3 * chunk),
                                StepShape.prompt(chunk / 4, chunk).beside(12, half)).map(StepShape::heldOut))
                .flatMap(shapes -> shapes)
                .toList();
    }

    /** Returns how many tokens are computed anew, in pieces, to see T_fwd. */
    List<Integer> recomputations() {
        return List.of(chunk, 2 * chunk, context());
    }
}
