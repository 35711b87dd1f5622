package dev.augury.example;

import dev.augury.spi.Option;

/**
 * The options; public, so that the host can fill them.
 *
 * @param window answers remembered per program, key {@code augury.predictor.options.window}
 * @param programsMax programs remembered, key {@code augury.predictor.options.programs-max}
 * @param unknownTokens guess for a program without history, key {@code augury.predictor.options.unknown-tokens}
 */
public record ExampleConfig(
        @Option(doc = "Answers remembered per program.", defaultValue = "100", unit = "answers", min = 1, max = 10_000) int window,
        @Option(doc = "Programs remembered; beyond it the one that was silent longest is forgotten.", defaultValue = "1000", min = 1, max = 100_000)
                int programsMax,
        @Option(doc = "Length guessed for a program without history.", defaultValue = "128", unit = "tokens", min = 0, max = 1e6, live = true)
                double unknownTokens) {}
