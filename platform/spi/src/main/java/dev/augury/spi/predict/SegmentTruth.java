package dev.augury.spi.predict;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What a segment will do, known beforehand only where requests are replayed from a script. Constant and thread-safe. */
public interface SegmentTruth {

    /** Returns the tokens that it will generate. */
    int outputTokens();

    /** Returns the tool called at its end, if it ends in a call. */
    Optional<String> call();

    /** Returns how long that call takes. */
    OptionalDouble callSeconds();

    /** Returns the tokens that come back from it. */
    OptionalInt responseTokens();
}
