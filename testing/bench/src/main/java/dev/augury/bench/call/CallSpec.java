package dev.augury.bench.call;

/**
 * What to measure.
 *
 * @param streams answers at once
 * @param answers answers in all
 * @param promptTokens tokens of each prompt, no two of which begin alike
 * @param turnTokens tokens before the call, about, and after it, exactly
 * @param responseTokens tokens that the call brings back
 * @param callMillis how long the call takes
 * @param memoryTokens tokens of KV that the device tier holds
 */
public record CallSpec(int streams, int answers, int promptTokens, int turnTokens, int responseTokens, int callMillis, int memoryTokens) {

    /** Returns the longest sequence. */
    int contextTokens() {
        return promptTokens + 4 * turnTokens + responseTokens;
    }
}
