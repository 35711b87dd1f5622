package dev.augury.spi.listen;

/** How a request ended. Constant. */
public interface FinishedView {

    /**
     * Returns why: {@code stop}, {@code length}, {@code tool_calls} when it called tools of its client, {@code malformed_call} and {@code call_limit} when it went on so
     * though it was told, {@code cancelled} or {@code error}.
     */
    String reason();

    /** Returns the tokens of the prompt. */
    int promptTokens();

    /** Returns the tokens generated. */
    int outputTokens();

    /** Returns the nanoseconds from arrival to the end. */
    long nanos();

    /** Returns how often its sequences were preempted. */
    int preemptions();
}
