package dev.augury.predictor.constant;

import dev.augury.spi.Option;

/**
 * Options of {@code constant}.
 *
 * @param outputTokens length of a segment
 * @param callProbability chance that it ends in a call, where a tool is declared
 * @param callSeconds duration of the call
 * @param responseTokens tokens that it brings back
 */
public record ConstantConfig(
        @Option(doc = "Length of a segment.", defaultValue = "128", unit = "tokens", min = 0, max = 1e9, live = true) double outputTokens,
        @Option(doc = "Chance that a segment ends in a call, where the request declares tools.", defaultValue = "0.5", min = 0, max = 1, live = true)
                double callProbability,
        @Option(doc = "Duration of a call.", defaultValue = "1", unit = "seconds", min = 0, max = 1e9, live = true) double callSeconds,
        @Option(doc = "Tokens that a call brings back.", defaultValue = "64", unit = "tokens", min = 0, max = 1e9, live = true) double responseTokens) {}
