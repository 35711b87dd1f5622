package dev.augury.core.flow;

import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.spi.predict.Prediction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls of a pause are over. */
public sealed interface Resumption {

    /** Returns the id of the paused sequence. */
    long sequence();

    /**
     * The sequence goes on.
     *
     * @param sequence id of the paused sequence
     * @param results how the calls went, in their order
     * @param tokens what is appended to it: the responses and what stands before an answer, in the form of the chat template; may be too long for the context
     * @param prediction what its next segment is expected to do
     */
    record Returned(long sequence, List<CallResult> results, int[] tokens, Prediction prediction) implements Resumption {

        /** Copies the list. */
        public Returned {
            results = List.copyOf(results);
        }
    }

    /**
     * The responses could not be given to the model.
     *
     * @param sequence id of the paused sequence
     * @param reason why, for the client
     */
    record Failed(long sequence, Refusal reason) implements Resumption {}
}
