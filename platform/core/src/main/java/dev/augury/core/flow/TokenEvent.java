package dev.augury.core.flow;

import dev.augury.spi.engine.Logprobs;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the client of a request is told, in order: one {@link Admitted} or {@link Refused}; deltas and calls; a {@link ChoiceFinished} per choice; then
 * one {@link Completed} or {@link Failed}. {@link Refused}, {@link Completed} and {@link Failed} are last.
 */
public sealed interface TokenEvent {

    /**
     * The request is in the queue: a stream may open.
     *
     * @param promptTokens tokens of the prompt
     */
    record Admitted(int promptTokens) implements TokenEvent {}

    /**
     * The request is not served.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements TokenEvent {}

    /**
     * Text of an answer.
     *
     * @param choice index of the answer
     * @param text whole characters; may be empty while a character or a stop text is incomplete
     * @param tokens the tokens behind the text, empty for echoed text without log-probabilities
     */
    record Delta(int choice, String text, List<TokenText> tokens) implements TokenEvent {}

    /**
     * One token behind a delta.
     *
     * @param token id
     * @param bytes its bytes
     * @param logprobs its log-probability, or null when not asked for (and for the first token of an echoed prompt)
     */
    record TokenText(int token, byte[] bytes, @Nullable Logprobs logprobs) {}

    /** Something about a call. */
    sealed interface CallEvent extends TokenEvent {

        /** Returns the index of the answer. */
        int choice();

        /** Returns the same event of the answer with that index. */
        CallEvent of(int choice);
    }

    /**
     * A call that this server performs began; the answer goes on after it.
     *
     * @param choice index of the answer
     * @param call its id
     * @param tool name of the tool
     * @param arguments the arguments as a JSON object
     */
    record CallStarted(int choice, String call, String tool, String arguments) implements CallEvent {
        @Override
        public CallStarted of(int other) {
            return new CallStarted(other, call, tool, arguments);
        }
    }

    /**
     * A call that began is over.
     *
     * @param choice index of the answer
     * @param call its id
     * @param tool name of the tool
     * @param nanos how long it took
     * @param failed whether it failed, which the model is told
     */
    record CallFinished(int choice, String call, String tool, long nanos, boolean failed) implements CallEvent {
        @Override
        public CallFinished of(int other) {
            return new CallFinished(other, call, tool, nanos, failed);
        }
    }

    /**
     * The model called tools of the client; the answer is over after this.
     *
     * @param choice index of the answer
     * @param calls the calls in order
     */
    record Calls(int choice, List<ApiCall> calls) implements CallEvent {

        /** Copies the list. */
        public Calls {
            calls = List.copyOf(calls);
        }

        @Override
        public Calls of(int other) {
            return new Calls(other, calls);
        }
    }

    /**
     * An answer is over.
     *
     * @param choice index of the answer
     * @param reason why
     */
    record ChoiceFinished(int choice, FinishReason reason) implements TokenEvent {}

    /**
     * All answers are over.
     *
     * @param usage what was used
     */
    record Completed(Usage usage) implements TokenEvent {}

    /**
     * The request ended by an error after it was admitted.
     *
     * @param refusal why
     */
    record Failed(Refusal refusal) implements TokenEvent {}

    /** Why an answer is over. */
    enum FinishReason {
        /** An end token or a stop text. */
        STOP,
        /** A limit on tokens, or the context is full. */
        LENGTH,
        /** The model called a tool of the client. */
        TOOL_CALLS,
        /** The model wrote something as a call that cannot be read, though it was told so once. */
        MALFORMED_CALL,
        /** The model went on calling beyond the limit of calls, though it was told so once. */
        CALL_LIMIT,
        /** The client went away or asked to stop. */
        CANCELLED,
        /** An error. */
        ERROR
    }

    /**
     * Tokens used.
     *
     * @param promptTokens tokens of the prompt, once whatever the number of choices
     * @param outputTokens tokens generated over all choices
     * @param cachedTokens tokens of the prompt found in the prefix cache
     * @param responseTokens tokens that calls performed by this server brought into the context, over all choices
     * @param followUp what became of earlier answers that ended in calls of the client
     */
    record Usage(int promptTokens, int outputTokens, int cachedTokens, int responseTokens, FollowUp followUp) {

        /** Makes the usage of a request that follows no calls. */
        public Usage(int promptTokens, int outputTokens, int cachedTokens, int responseTokens) {
            this(promptTokens, outputTokens, cachedTokens, responseTokens, FollowUp.NONE);
        }

        /** Makes the usage of a request without calls. */
        public Usage(int promptTokens, int outputTokens, int cachedTokens) {
            this(promptTokens, outputTokens, cachedTokens, 0);
        }
    }

    /**
     * Why a request is not served.
     *
     * @param kind what sort of reason
     * @param message what happened and what to do
     * @param parameter the parameter at fault, or null
     * @param retryAfter when to try again, or null when that is of no use
     */
    record Refusal(Kind kind, String message, @Nullable String parameter, @Nullable Duration retryAfter) {

        /** Sorts of reasons. */
        public enum Kind {
            /** The request is wrong: 400. */
            INVALID,
            /** There is no such model: 404. */
            UNKNOWN_MODEL,
            /** The prompt and the answer do not fit into the context: 400 with code {@code context_length_exceeded}. */
            CONTEXT_LENGTH,
            /** Too much is queued: 429. */
            OVERLOADED,
            /** The host is loading, draining or its lane is broken: 503. */
            UNAVAILABLE,
            /** Something failed inside: 500. */
            INTERNAL,
            /** A tool of this server failed, and its operator wants requests to fail with it: 502. */
            TOOL_FAILED
        }
    }
}
