package dev.augury.spi.predict;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How a segment went. Constant and thread-safe. */
public interface OutcomeView {

    /** Returns the segment as it was before it ran. */
    SegmentView segment();

    /** Returns what was predicted. */
    Prediction prediction();

    /** Returns the tokens generated. */
    int outputTokens();

    /** Returns whether the segment was cut short by a cancel, a limit or an error, so that its length says little. */
    boolean censored();

    /** Returns the tool called at its end, if it ended in a call. */
    Optional<String> call();

    /** Returns how long the call took, if there was one that returned. */
    OptionalDouble callSeconds();

    /** Returns the tokens that came back, if there was a call that returned. */
    OptionalInt responseTokens();
}
