package dev.augury.predictor.histogram;

import dev.augury.spi.Option;

/**
 * Options of {@code histogram}.
 *
 * @param halfLife observations after which an observation counts half
 * @param samplesMin observations that a scope needs to be believed
 * @param scopesMax scopes remembered
 * @param unknownTokens length guessed where nothing is known
 * @param unknownCallProbability chance of a call guessed where nothing is known and a tool is declared
 * @param unknownCallSeconds duration guessed for a tool that nobody called yet
 * @param unknownResponseTokens response length guessed for a tool that nobody called yet
 */
public record HistogramConfig(
        @Option(doc = "Observations of a scope after which an earlier one counts half.", defaultValue = "500", unit = "observations", min = 1, max = 1e9)
                double halfLife,
        @Option(
                        doc = "Observations that a scope must have seen, decayed ones in part, before it is believed; until then a wider scope answers.",
                        defaultValue = "5",
                        unit = "observations",
                        min = 1,
                        max = 1e6,
                        live = true)
                double samplesMin,
        @Option(
                        doc = "Programs, tenants, models and tools remembered; beyond it the scope that was silent longest is forgotten.",
                        defaultValue = "10000",
                        unit = "scopes",
                        min = 1,
                        max = 1_000_000)
                int scopesMax,
        @Option(doc = "Length guessed where nothing is known.", defaultValue = "128", unit = "tokens", min = 0, max = 1e9, live = true) double unknownTokens,
        @Option(
                        doc = "Chance of a call guessed where nothing is known, if the request declares tools.",
                        defaultValue = "0.5",
                        min = 0,
                        max = 1,
                        live = true)
                double unknownCallProbability,
        @Option(doc = "Duration guessed for a tool that nobody called yet.", defaultValue = "1", unit = "seconds", min = 0, max = 1e9, live = true)
                double unknownCallSeconds,
        @Option(doc = "Response length guessed for a tool that nobody called yet.", defaultValue = "64", unit = "tokens", min = 0, max = 1e9, live = true)
                double unknownResponseTokens) {}
